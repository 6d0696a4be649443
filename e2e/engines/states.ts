import { HOUR, MINUTE, minuteOf, type Row, sheetOf, video } from '../sheets.ts';
import type { SheetText } from '../site.ts';

/** A state of the show page: a sheet that brings it about now, with its name as the site's title, and what the page has. */
export type State = { name: string; sheet: SheetText; has: string };

const NOW = minuteOf(Date.now());
const DAY = 24 * HOUR;

/** Tomorrow at eight in the morning, because engines write `8:00` and `08:00` for the same time. */
const MORNING: Row = {
  start: Math.ceil(NOW / DAY) * DAY + 8 * HOUR,
  end: Math.ceil(NOW / DAY) * DAY + 9 * HOUR,
  title: 'The morning show',
  stream: video('morning0001'),
  more: { Description: 'Films that somebody picked with care.', Host: 'A host' },
};
const show = (from: number, to: number, stream: string, more: Record<string, string> = {}): Row => ({
  start: NOW + from * MINUTE,
  end: NOW + to * MINUTE,
  title: 'The show of tonight',
  stream,
  more,
});
const TWO = `HD: ${video('several0001')}\nSD: ${video('several0002')}`;
const SOON = { 'Starting soon (minutes)': '15', 'Overrun (minutes)': '60' };

/** `file` is the address of a recording that can be played here. */
export function statesOfShowPage(file: string): State[] {
  const state = (name: string, has: string, rows: Row[], settings: Record<string, string> = {}): State => ({
    name,
    has,
    sheet: sheetOf([...rows, MORNING], { ...SOON, Title: name, ...settings }),
  });
  return [
    state('on air', '.stage-screen iframe[src*="onair000001"]', [show(-60, 600, video('onair000001'))]),
    state('starting soon', '.stage-screen iframe[src*="startsoon01"]', [show(10, 600, video('startsoon01'))]),
    state('running over', '.stage-screen iframe[src*="runsover001"]', [show(-90, -1, video('runsover001'))]),
    state('off air', '.stage-card-countdown', []),
    state('off air with a stream', '.stage-screen iframe[src*="offair00001"]', [], {
      'Off-air stream': video('offair00001'),
    }),
    state('on air without a stream', '.stage-card', [show(-60, 600, '')]),
    state('several streams as tabs', '.stage-screen iframe[src*="several0001"]', [show(-60, 600, TWO)]),
    state('several streams as a grid', '.stage-screen iframe[src*="several0002"]', [
      show(-60, 600, TWO, { Layout: 'grid' }),
    ]),
    state('a stream of our own player', '.stage-screen video', [show(-60, 600, file)]),
    state('an override', '.stage-screen iframe[src*="override001"]', [show(-60, 600, video('onair000002'))], {
      'Show now': video('override001'),
    }),
    state('a cancelled show', '.stage-card-countdown', [
      show(-60, 600, video('cancelled01'), { Status: 'cancelled' }),
    ]),
    state('German', '.stage-screen iframe[src*="german00001"]', [show(-60, 600, video('german00001'))], {
      Language: 'de',
    }),
  ];
}

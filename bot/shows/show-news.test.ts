import { describe, expect, it } from 'vitest';
import { toPlain } from '#bot/announce/render.ts';
import type { Schedule, Slot } from './schedule.ts';
import { overrideNews, showNews, tonightChanges, tonightOf } from './show-news.ts';
import { nowAndNext, withNowAndNext } from './topic.ts';

const SITE = 'https://watch.example.org/';
const at = (time: string) => Date.parse(`2026-11-28T${time}Z`);

function slot(uid: string, start: string, more: Partial<Slot> = {}): Slot {
  const begins = `2026-11-28T${start}:00Z`;
  const end = new Date(Date.parse(begins) + 3_600_000).toISOString().replace('.000', '');
  return {
    uid,
    title: `Show ${uid}`,
    start: begins,
    end,
    status: 'confirmed',
    series: null,
    room: null,
    ...more,
  };
}
const schedule = (slots: Slot[], more: Partial<Schedule> = {}): Schedule => ({
  revision: 'r1',
  title: 'Tests',
  timeZone: 'Europe/London',
  settings: { startingSoon: 15, overrun: 60 },
  override: null,
  rooms: [],
  slots,
  ...more,
});
const news = (input: Schedule, time: string) =>
  showNews(input, at(time), SITE).map(
    ({ audience, announcement }) =>
      `${audience} ${announcement.key.split(':')[0]}: ${announcement.lines.map(toPlain)}`,
  );

describe('show news', () => {
  const input = schedule([slot('a', '20:00'), slot('b', '21:00', { status: 'tentative' })]);
  it.each([
    ['19:49:59', []],
    ['19:50:00', ['crew soon: Show a starts in 10 min, at 20:00 GMT.']],
    ['19:59:59', ['crew soon: Show a starts in 1 min, at 20:00 GMT.']],
    ['20:00:00', [`crew live: Now live: Show a ${SITE}`, `viewers live: Now live: Show a ${SITE}`]],
    ['20:04:59', [`crew live: Now live: Show a ${SITE}`, `viewers live: Now live: Show a ${SITE}`]],
    ['20:05:00', []],
    ['20:55:00', ['crew soon: Show b (to be confirmed) starts in 5 min, at 21:00 GMT.']],
    ['22:30:00', []],
  ])('at %s', (time, expected) => {
    expect(news(input, time)).toEqual(expected);
  });

  it('are not of cancelled shows, nor of one that another covers', () => {
    expect(news(schedule([slot('a', '20:00', { status: 'cancelled' })]), '20:01:00')).toEqual([]);
    const covered = schedule([slot('a', '20:00'), slot('b', '20:00')]);
    expect(news(covered, '20:01:00')).toEqual([
      `crew live: Now live: Show b ${SITE}`,
      `viewers live: Now live: Show b ${SITE}`,
    ]);
    const overridden = schedule([slot('a', '20:00')], {
      override: { kind: 'stream', title: 'Encore', slot: null, streams: [], picture: null, until: null },
    });
    expect(news(overridden, '20:01:00')).toEqual([]);
    const first = overrideNews(overridden, at('20:01:00'), SITE);
    // Taken away and set again: the same schedule, and news all the same.
    const again = overrideNews(overridden, at('21:01:00'), SITE);
    expect(first).toHaveLength(2);
    expect(again[0]?.announcement.key).not.toBe(first[0]?.announcement.key);
  });
});

describe('tonight', () => {
  const before = tonightOf(
    schedule([slot('a', '20:00'), slot('b', '21:00'), slot('c', '22:00')]),
    at('18:00:00'),
  );
  const changes = (slots: Slot[], time = '18:30:00') =>
    tonightChanges(before, schedule(slots), at(time)).map(toPlain);
  const [a, b, c] = [slot('a', '20:00'), slot('b', '21:00'), slot('c', '22:00')];

  it.each([
    ['nothing', [a, b, c], []],
    ['a time', [a, slot('b', '21:30'), c], ['Show b is at 21:30 GMT now (was 21:00 GMT).']],
    ['a title', [a, { ...b, title: 'Encore' }, c], ['Show b at 21:00 GMT is Encore now.']],
    ['a status', [a, { ...b, status: 'cancelled' as const }, c], ['Show b (21:00 GMT) is cancelled.']],
    ['one less', [a, c], ['Show b (21:00 GMT) is off the schedule.']],
    ['one more', [a, b, c, slot('d', '23:00')], ['New: Show d at 23:00 GMT.']],
    ['one of tomorrow', [a, b, c, { ...slot('d', '20:00'), start: '2026-11-29T20:00:00Z' }], []],
  ])('told of %s', (_what, slots, expected) => {
    expect(changes(slots)).toEqual(expected);
  });

  it('a show that has started is not news', () => {
    expect(changes([b, c], '20:30:00')).toEqual([]);
  });

  it('ends at six in the morning, in the schedule’s zone', () => {
    const late = { ...slot('d', '20:00'), start: '2026-11-29T05:59:00Z' };
    expect(tonightOf(schedule([late]), at('18:00:00'))).toHaveLength(1);
    expect(tonightOf(schedule([late], { timeZone: 'Europe/Berlin' }), at('18:00:00'))).toHaveLength(0);
  });
});

describe('the topic', () => {
  const input = schedule([slot('a', '20:00'), slot('b', '22:00')]);
  it.each([
    ['18:00:00', 'Next: Show a, 20:00 GMT'],
    ['19:50:00', 'Next: Show a, 20:00 GMT'],
    ['20:30:00', 'Now: Show a | Next: Show b, 22:00 GMT'],
    ['21:30:00', 'Now: Show a | Next: Show b, 22:00 GMT'],
    ['22:30:00', 'Now: Show b'],
    ['23:59:59', ''],
  ])('at %s', (time, expected) => {
    // An overrun of an hour: the last show is over by midnight.
    expect(nowAndNext(time === '23:59:59' ? schedule([slot('a', '20:00')]) : input, at(time))).toBe(expected);
  });

  it('keeps a title from the right apart from what stands behind it', () => {
    const hebrew = [
      slot('a', '20:00', { title: 'סרט 7' }),
      slot('b', '22:00', { title: '\u202eفيلم\u2069' }),
    ];
    const ours = 'Now: \u2068סרט 7\u2069 | Next: \u2068فيلم\u2069, 22:00 GMT';
    expect(nowAndNext(schedule(hebrew), at('20:30:00'))).toBe(ours);
    expect(withNowAndNext(`Be kind || ${ours}`, 'Now: A', 100)).toBe('Be kind || Now: A');
    expect(news(schedule(hebrew), '19:50:00')).toEqual([
      'crew soon: \u2068סרט 7\u2069 starts in 10 min, at 20:00 GMT.',
    ]);
  });

  it.each([
    ['', 'Now: A', 'Now: A'],
    ['Be kind', 'Now: A', 'Be kind || Now: A'],
    ['Be kind || Now: A | Next: B, 20:00', 'Next: B, 20:00', 'Be kind || Next: B, 20:00'],
    ['Now: A', 'Next: B', 'Next: B'],
    ['Be kind || Now: A', '', 'Be kind'],
    ['Nowhere: else', 'Now: A', 'Nowhere: else || Now: A'],
    ['x'.repeat(95), 'Now: A', 'x'.repeat(95)],
  ])('%j with %j is %j', (topic, ours, expected) => {
    expect(withNowAndNext(topic, ours, 100)).toBe(expected);
  });
});

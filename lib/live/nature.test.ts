import { expect, test } from 'vitest';
import { type Nature, natureOf } from './nature.ts';
import { type MediaPlaylist, readPlaylist } from './playlist.ts';

const START = Date.parse('2026-11-28T20:00:00Z');
const DAY = 24 * 3_600_000;

type Given = { sequence?: number; type?: string; newest?: number; end?: boolean };
function playlist({ sequence = 0, type, newest, end = true }: Given): MediaPlaylist {
  const lines = ['#EXTM3U', '#EXT-X-TARGETDURATION:4', `#EXT-X-MEDIA-SEQUENCE:${sequence}`];
  if (type) lines.push(`#EXT-X-PLAYLIST-TYPE:${type}`);
  if (newest !== undefined) lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(newest - 4000).toISOString()}`);
  lines.push('#EXTINF:4.0,', 'a.ts', ...(end ? ['#EXT-X-ENDLIST'] : []));
  const read = readPlaylist(lines.join('\n'));
  if (read?.kind !== 'media') throw new Error('not a media playlist');
  return read;
}

type Slot = { slotStart?: number | null; lastModified?: number | null; together?: boolean };
test.each<[string, Given, Slot, Nature]>([
  ['without an end', { end: false }, {}, 'live'],
  ['without an end, though its dates are old', { end: false, newest: START - 7 * DAY }, {}, 'live'],
  ['of type VOD', { type: 'VOD' }, {}, 'recording'],
  ['of type VOD with dates of yesterday', { type: 'VOD', newest: START - DAY }, {}, 'recording'],
  ['whole, with dates of two months ago', { newest: START - 60 * DAY }, {}, 'recording'],
  ['whole, without dates, last modified long ago', {}, { lastModified: START - 60 * DAY }, 'recording'],
  ['whose window has moved', { sequence: 512 }, {}, 'over'],
  ['whose window has moved, of this evening', { sequence: 512, newest: START + 60_000 }, {}, 'over'],
  ['whose window has moved, outside of any slot', { sequence: 3 }, { slotStart: null }, 'over'],
  ['of type EVENT, with dates of last week', { type: 'EVENT', newest: START - 7 * DAY }, {}, 'over'],
  ['untyped, with dates of last week', { newest: START - 7 * DAY }, {}, 'over'],
  ['untyped, with dates of just before', { newest: START - 60_000 }, {}, 'over'],
  ['whole, of this evening', { newest: START + 60_000 }, {}, 'unsure'],
  ['whole, without dates', {}, {}, 'unsure'],
  ['whole, last modified last week', {}, { lastModified: START - 7 * DAY }, 'unsure'],
  ['whole, outside of any slot', { newest: START - DAY }, { slotStart: null }, 'unsure'],
  ['whose window has moved, played together', { sequence: 512 }, { together: true }, 'recording'],
  ['of last week, played together', { newest: START - 7 * DAY }, { together: true }, 'recording'],
])('a playlist %s', (_, given, slot, nature) => {
  const input = { slotStart: START, lastModified: null, together: false, ...slot };
  expect(natureOf(playlist(given), input)).toBe(nature);
});

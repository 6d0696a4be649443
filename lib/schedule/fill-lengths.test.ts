import { expect, it } from 'vitest';
import { itemAt } from './programme.ts';
import { read, sayProblems, slotsAbout } from './testing/sheet.ts';

const SHEET =
  'Date|Start|Title|Playback|Stream\n2026-11-28|20:00|Film|together|A: https://example.org/a.mp4\\nB: https://example.org/b.m3u8\\nC: https://youtu.be/aqz-KE-bpKQ\n2026-11-28|23:00|Live||https://example.org/live.mp4';

it('gives recordings the lengths that the site measured, and lists what it is to measure', () => {
  const lengths = { 'https://example.org/a.mp4': 90, 'https://example.org/b.m3u8': 30 };
  const schedule = read(SHEET, { lengths });
  expect(schedule.unmeasured).toEqual([
    { src: 'https://example.org/a.mp4', kind: 'file' },
    { src: 'https://example.org/b.m3u8', kind: 'hls' },
  ]);
  expect(sayProblems(schedule)).toEqual([]);
  const [slot] = slotsAbout(schedule, '2026-11-28T12:00:00Z');
  expect(slot && itemAt(slot, Date.parse('2026-11-28T20:02:00Z'))?.title).toBe('C');
});

it('says so if one cannot be measured and something follows it', () => {
  expect(sayProblems(read(SHEET, { lengths: { 'https://example.org/b.m3u8': 'none' } }))).toEqual([
    'E2 programme-length',
  ]);
});

import { expect, it } from 'vitest';
import { read, say } from './testing/sheet.ts';

const settings = (...rows: string[]) => `Name|Value\n${rows.join('\n')}`;

it('takes columns for what Settings says, in a sheet whose own names mean nothing to the site', () => {
  const given = {
    settings: settings('Column A|Date', 'column b|Start', 'Spalte C|Title', 'Column E|Stream'),
  };
  const rows = ['Foo|Bar|Baz|Qux|Quux', '2026-11-28|20:00|Night|x|https://youtu.be/dQw4w9WgXcQ'];
  const schedule = read(rows.join('\n'), given);
  expect(schedule.problems).toEqual([]);
  expect(say(schedule)).toEqual(['2026-11-28 20:00 Night']);
  expect(schedule.slots[0]?.details.streams).toHaveLength(1);
  // A sheet without any header begins with its first show.
  const bare = read(rows.slice(1).join('\n'), given);
  expect([say(bare), bare.problems]).toEqual([['2026-11-28 20:00 Night'], []]);
});

it('takes the title from another column than the one that is called so, and leaves columns out', () => {
  const rows = 'Date|Start|Title|Film|Link\n2026-11-28|20:00|Block 1|The Blob|https://youtu.be/dQw4w9WgXcQ';
  const schedule = read(rows, { settings: settings('Column D|Title', 'Column E|-') });
  expect(say(schedule)).toEqual(['2026-11-28 20:00 The Blob']);
  expect(schedule.slots[0]?.details.streams).toEqual([]);
});

it('says so if a name is none of a column', () => {
  const schedule = read('Date|Start|Title\n2026-11-28|20:00|Night', {
    settings: settings('Column C|Colour of the sky'),
  });
  expect(schedule.problems).toMatchObject([
    { code: 'bad-setting', name: 'Settings!B2', severity: 'warning' },
  ]);
  expect(say(schedule)).toEqual(['2026-11-28 20:00 Night']);
});

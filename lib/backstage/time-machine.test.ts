import fc from 'fast-check';
import { expect, it } from 'vitest';
import { siteView } from '../feeds/build-site-view.ts';
import { nowAt } from '../schedule/now.ts';
import { readSchedule } from '../schedule/read-schedule.ts';
import type { Current, SiteConfig } from '../site/current.ts';

// Backstage asks for `siteView` at the instant it looks at, and shows what `nowAt` says of it. A viewer's page has a view
// that was made earlier, and asks the same `nowAt`. Both must come to the same.

const MINUTE = 60_000;
const DAY = 1440;
const BEGIN = Date.UTC(2026, 10, 28);
const config = {
  chat: { url: null, channel: '#lobby', connect: 'ask' },
  siteUrl: 'http://localhost:3000',
  embedHosts: [],
  embeds: 'load',
  themeFiles: [],
} as unknown as SiteConfig;

type Row = { start: number; length: number | null; repeat: string; status: string };
const row: fc.Arbitrary<Row> = fc.record({
  start: fc.integer({ min: -2 * DAY, max: 12 * DAY }),
  length: fc.option(fc.integer({ min: 1, max: 400 })),
  repeat: fc.constantFrom('', '', '', 'daily', 'weekly'),
  status: fc.constantFrom('', '', 'tentative', 'cancelled', 'delayed 20'),
});

function currentOf(rows: Row[], showNow: string): Current {
  const stamp = (minutes: number) => new Date(BEGIN + minutes * MINUTE).toISOString();
  const table = rows.map(({ start, length, repeat, status }, index) => [
    stamp(start).slice(0, 10),
    stamp(start).slice(11, 16),
    length === null ? '' : `${length} min`,
    `Show ${index}`,
    'https://youtu.be/dQw4w9WgXcQ',
    repeat,
    status,
  ]);
  const workbook = {
    title: null,
    locale: 'en_GB',
    timeZone: 'Europe/London',
    tabs: [
      {
        name: 'Schedule',
        gid: 0,
        rows: [['Date', 'Start', 'Length', 'Title', 'Stream', 'Repeat', 'Status'], ...table],
      },
      { name: 'Settings', gid: 1, rows: [['Show now', showNow]] },
    ],
  };
  const schedule = readSchedule(workbook, { embed: { siteHost: 'localhost', allowedHosts: [] } });
  return { schedule, revision: 'r', fetchedAt: '2026-11-28T00:00:00Z' };
}

it('says for any instant what a page that has been open for hours shows then', () => {
  let on = 0;
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 12 }),
      fc.constantFrom('', '', '', 'https://youtu.be/aqz-KE-bpKQ'),
      fc.integer({ min: 0, max: 10 * DAY }),
      fc.integer({ min: 0, max: 6 * 60 }),
      (rows, showNow, minutes, open) => {
        const current = currentOf(rows, showNow);
        const instant = BEGIN + minutes * MINUTE;
        const machine = nowAt(siteView(current, config, instant), instant);
        const page = nowAt(siteView(current, config, instant - open * MINUTE), instant);
        expect({ ...page, next: null }).toEqual({ ...machine, next: null });
        if (machine.state !== 'off-air') on++;
      },
    ),
    { numRuns: 1000 },
  );
  // Not of a thousand times nothing.
  expect(on).toBeGreaterThan(200);
});

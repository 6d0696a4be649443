import { type Browser, expect, type Page, test } from '@playwright/test';
import ICAL from 'ical.js';
import { atTime, complaints, standInForProviders } from '../at-time.ts';
import { HOUR, sheetOf, video } from '../sheets.ts';
import type { RunningSite } from '../site.ts';
import { startSiteAt } from './site-at.ts';

const VIEWERS = ['Pacific/Auckland', 'America/New_York', 'Asia/Kolkata'];

/** Nights in which clocks change, each given by a moment in its middle. */
const NIGHTS = [
  ['New York springs forward', '2027-03-14T07:00:00Z', 'America/New_York'],
  ['New York falls back', '2027-11-07T06:00:00Z', 'America/New_York'],
  ['Auckland falls back', '2027-04-03T14:00:00Z', 'Pacific/Auckland'],
  ['Auckland springs forward', '2027-09-25T14:00:00Z', 'Pacific/Auckland'],
] as const;

type Shown = { uid: string; day: string; start: string; text: string; zone: string };

/** Every row of the page, as it is read. */
const shown = (page: Page): Promise<Shown[]> =>
  page.locator('.sched-row').evaluateAll((rows) =>
    rows.map((row) => ({
      uid: row.id.replace('slot-', ''),
      day: row.closest('section')?.getAttribute('aria-labelledby')?.replace('day-', '') ?? '',
      start: row.querySelector('time')?.dateTime ?? '',
      text: row.querySelector('time')?.textContent ?? '',
      zone: row.querySelector('abbr')?.textContent ?? '',
    })),
  );

/** The events of the calendar, read by a parser that is not ours. */
async function calendar(site: RunningSite): Promise<{ uid: string; start: string }[]> {
  const text = await (await fetch(`${site.url}/schedule.ics`)).text();
  return new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .map(({ uid, startDate }) => ({
      uid: uid.replace(/@.*/, ''),
      start: startDate.toJSDate().toISOString().replace('.000Z', 'Z'),
    }));
}

const inZone = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

async function open(browser: Browser, site: RunningSite, zone: string, instant: number) {
  const context = await browser.newContext({ timezoneId: zone, locale: 'en-GB' });
  await standInForProviders(context);
  const heard = complaints(context);
  const page = await context.newPage();
  await atTime(page, instant);
  await page.goto(`${site.url}/schedule`);
  await expect(page.locator('.sched')).toHaveAttribute('data-reader', 'viewer');
  return { page, context, heard };
}

for (const [name, at, zone] of NIGHTS) {
  test.describe(`in the night in which ${name}`, () => {
    const middle = Date.parse(at);
    let site: RunningSite;
    test.beforeAll(async () => {
      // A show each hour for two days around the change, and a daily one by the wall of the zone that changes.
      const rows = Array.from({ length: 48 }, (_, n) => {
        const start = middle + (n - 24) * HOUR;
        return { start, end: start + HOUR / 2, title: `Hour ${n}`, stream: video('hourlyshow1') };
      });
      const wall = inZone(at, zone).subtract({ days: 1 }).with({ hour: 2, minute: 30 });
      const daily = { start: wall.epochMilliseconds, end: wall.epochMilliseconds + HOUR / 4 };
      const sheet = sheetOf([...rows, { ...daily, title: 'Daily', stream: '', more: { Repeat: 'daily' } }]);
      site = await startSiteAt(middle - 12 * HOUR, sheet);
    });
    test.afterAll(() => site.stop());

    for (const viewer of VIEWERS) {
      test(`a viewer in ${viewer} sees each slot once, as the calendar has it`, async ({ browser }) => {
        const { page, context, heard } = await open(browser, site, viewer, middle - 12 * HOUR);
        const rows = await shown(page);
        const uids = rows.map(({ uid }) => uid);
        expect(new Set(uids).size).toBe(uids.length);

        const events = await calendar(site);
        const first = rows[0]?.start ?? '';
        const last = rows.at(-1)?.start ?? '';
        const expected = events.filter(({ start }) => start >= first && start <= last);
        expect(expected.length).toBeGreaterThan(36);
        expect(rows.map(({ uid, start }) => ({ uid, start }))).toEqual(expected);

        for (const row of rows) {
          const wall = inZone(row.start, viewer);
          expect(row.day).toBe(wall.toPlainDate().toString());
          expect(row.text).toBe(`${wall.hour}:${String(wall.minute).padStart(2, '0')}`);
          expect(row.zone).not.toBe('');
        }
        await expect(page.getByText(/^Times are in .*your time zone/)).toBeVisible();
        expect(heard).toEqual([]);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await context.close();
      });
    }
  });
}

test.describe('the hour that comes twice', () => {
  test('is told apart by the name of the zone', async ({ browser }) => {
    const first = Date.parse('2027-11-07T05:30:00Z');
    const sheet = sheetOf([
      { start: first, end: first + HOUR / 2, title: 'Once', stream: '' },
      { start: first + HOUR, end: first + 1.5 * HOUR, title: 'Again', stream: '' },
    ]);
    const site = await startSiteAt(first - HOUR, sheet);
    const { page, context } = await open(browser, site, 'America/New_York', first - HOUR);
    expect((await shown(page)).map(({ day, text, zone }) => `${day} ${text} ${zone}`)).toEqual([
      '2027-11-07 1:30 GMT-4',
      '2027-11-07 1:30 GMT-5',
    ]);
    await expect(page.locator('.sched-time').first()).toHaveText('1:30 GMT-4 – 1:00 GMT-5');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.close();
    await site.stop();
  });
});

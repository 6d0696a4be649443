import { type BrowserContext, expect, type Frame, type Page, test } from '@playwright/test';
import { HOUR, MINUTE, minuteOf, sheetOf } from '../sheets.ts';
import { type RunningSite, startSite } from '../site.ts';
import { serveStandIns } from './provider-stand-ins.ts';

// Providers' players that are told the second that everybody sees, with a stand-in for YouTube's that really runs.

/** Makes the stand-in a player with a position, which hears commands. `runs` and `stands` are the test's to set. */
const RUNS = `
  const listened = heard;
  let at = Number(new URLSearchParams(location.search).get('start') ?? 0);
  let since = performance.now();
  const where = () => at + (standIn.runs && !standIn.stands ? (performance.now() - since) / 1000 : 0);
  const set = (next) => { at = next; since = performance.now(); };
  Object.assign(standIn, {
    runs: true, stands: false, seeks: [], where,
    move: (by) => set(where() + by),
    run(runs) { set(where()); standIn.runs = runs; },
    stand(stands) { set(where()); standIn.stands = stands; },
  });
  heard = (message) => {
    listened(message);
    const { event, func, args } = JSON.parse(message);
    if (event !== 'command') return;
    if (func === 'seekTo') standIn.seeks.push(args[0]);
    if (func === 'seekTo' && !standIn.stands) set(args[0]);
    if (func === 'pauseVideo') standIn.run(false);
    if (func === 'playVideo') standIn.run(true);
  };
  setInterval(() => send(JSON.stringify({
    event: 'infoDelivery', info: { currentTime: where(), playerState: standIn.runs ? 1 : 2 },
  })), 250);`;

type StandIn = {
  seeks: number[];
  where(): number;
  move(by: number): void;
  run(runs: boolean): void;
  stand(stands: boolean): void;
};

let site: RunningSite;
const start = minuteOf(Date.now()) - 5 * MINUTE;
const programme = (stream: string) =>
  sheetOf([{ start, end: start + HOUR, title: 'Film night', stream, more: { Playback: 'together' } }]);

test.beforeAll(async () => {
  site = await startSite({ sheet: programme('https://youtu.be/nothing0000') });
});
test.afterAll(() => site?.stop());

async function show(page: Page, stream: string, expected: string): Promise<void> {
  await site.setSheet(programme(stream));
  await expect(async () =>
    expect(await (await fetch(`${site.url}/schedule.json`)).text()).toContain(expected),
  ).toPass();
  await page.goto(site.url);
}

async function frameOf(page: Page, id: string): Promise<Frame> {
  await expect.poll(() => page.frames().some((frame) => frame.url().includes(id))).toBe(true);
  const frame = page.frames().find((each) => each.url().includes(id));
  if (!frame) throw new Error(`No frame of ${id}`);
  await frame.waitForFunction(() => 'standIn' in window);
  return frame;
}

const tell = <T>(frame: Frame, what: keyof StandIn, value?: number | boolean) =>
  frame.evaluate(
    ([name, given]) => {
      const { standIn } = window as unknown as { standIn: Record<string, unknown> };
      const part = standIn[name];
      return (typeof part === 'function' ? part(given) : part) as never;
    },
    [what, value] as const,
  ) as Promise<T>;

/** How far the stand-in is from the second that everybody should see. */
const ahead = async (frame: Frame, from: number) =>
  (await tell<number>(frame, 'where')) - (Date.now() - from) / 1000;
/** The third seek of a minute waits for 45 s. */
const SEEKS_AGAIN = 75_000;
const isInStep = (frame: Frame, from: number) =>
  expect
    .poll(async () => Math.abs(await ahead(frame, from)), { intervals: [250], timeout: SEEKS_AGAIN })
    .toBeLessThan(1);

// Seeks that do not help pause longer and longer, so each test has a page of its own.
async function showFirst(page: Page, context: BrowserContext): Promise<Frame> {
  await serveStandIns(context, RUNS);
  await show(page, 'https://youtu.be/first000000 [10:00]', 'first000000');
  const frame = await frameOf(page, 'first000000');
  await isInStep(frame, start);
  return frame;
}

test('a provider’s player starts late at the right second, and drift is corrected', async ({
  page,
  context,
}) => {
  const one = await showFirst(page, context);
  await tell(one, 'move', -6);
  await isInStep(one, start);
  expect((await tell<number[]>(one, 'seeks')).length).toBeLessThanOrEqual(3);
});

test('a provider’s player is paused and comes back, and is left alone in an advertisement', async ({
  page,
  context,
}) => {
  const one = await showFirst(page, context);
  await tell(one, 'run', false);
  await page.getByRole('button', { name: 'Back in step' }).click();
  await isInStep(one, start);

  // An advertisement: the position stands, and no seek moves it.
  const before = (await tell<number[]>(one, 'seeks')).length;
  await tell(one, 'stand', true);
  await expect.poll(async () => -(await ahead(one, start))).toBeGreaterThan(6);
  expect((await tell<number[]>(one, 'seeks')).length - before).toBeLessThanOrEqual(1);
});

test('the next recording of a provider begins at its second', async ({ page, context }) => {
  await serveStandIns(context, RUNS);
  const change = Math.ceil((Date.now() - start) / 1000) + 25;
  const length = `0:${Math.floor(change / 60)}:${String(change % 60).padStart(2, '0')}`;
  await show(
    page,
    `One: https://youtu.be/first000000 [${length}]\nTwo: https://youtu.be/second00000`,
    'first000000',
  );
  const from = start + change * 1000;
  const two = await frameOf(page, 'second00000');
  await expect.poll(() => Date.now(), { timeout: 60_000 }).toBeGreaterThan(from);
  await isInStep(two, from);
  await expect(page.locator('[data-on="true"] iframe')).toHaveAttribute('src', /second00000/);
});

test('a player without messages starts near the second, and the page says so', async ({ page, context }) => {
  await context.route('https://geo.dailymotion.com/**', (route) => route.fulfill({ body: 'A stand-in' }));
  await show(page, 'https://www.dailymotion.com/video/x7tgad0', 'x7tgad0');
  const src = await page.locator('.stage-screen iframe').getAttribute('src');
  const second = Number(new URL(src ?? '').searchParams.get('startTime'));
  expect(Math.abs(second - (Date.now() - start) / 1000)).toBeLessThan(15);
  await expect(page.getByText('only roughly in step')).toBeVisible();
});

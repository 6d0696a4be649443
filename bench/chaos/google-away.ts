import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNginx } from '../../e2e/publish/nginx.ts';
import { frame, HOUR, MINUTE, minuteOf, sheetOf, video } from '../../e2e/sheets.ts';
import { type Mode, startSheetsStandIn } from '../../e2e/sheets-stand-in/server.ts';
import { startSite } from '../../e2e/site.ts';
import { demand, type Scenario, textOf, until } from './scenario.ts';

const WAYS: Mode[] = [
  { answer: 'hung' },
  { answer: 'unavailable' },
  { answer: 'internal' },
  { answer: 'not-shared' },
  { answer: 'no-such-sheet' },
  { answer: 'renamed-tab' },
  { answer: 'bad-key' },
  { answer: 'quota' },
  { answer: 'html-200' },
  { answer: 'html-502' },
  { answer: 'truncated' },
  { answer: 'broken-off' },
];

const idOf = (hour: number) => `hourly${String(hour).padStart(5, '0')}`;

/** A day without Google, in this way: a show an hour, the clock moved on hour by hour, a kill and a start at noon. */
async function aDayWithout(way: Mode, hours: number[]): Promise<void> {
  const begin = minuteOf(Date.now()) - 5 * MINUTE;
  const google = await startSheetsStandIn();
  const fill = (from: string) => {
    const rows = Array.from({ length: 30 }, (_, hour) => ({
      start: begin + hour * HOUR,
      end: begin + (hour + 1) * HOUR,
      title: `Hour ${hour} ${from}`,
      stream: video(idOf(hour)),
    }));
    for (const [name, content] of Object.entries(sheetOf(rows))) google.sheet.setTab(name, content);
  };
  fill('before');
  const folder = await mkdtemp(join(tmpdir(), 'marquee-away-'));
  const clock = join(folder, 'clock');
  const publishDir = join(folder, 'published');
  const start = () =>
    startSite({
      dataDir: join(folder, 'data'),
      env: {
        SHEET_ID: google.sheetId,
        GOOGLE_API_KEY: google.apiKey,
        SHEETS_API_ROOT: google.root,
        SHEET_POLL_SECONDS: '3',
        PUBLISH_DIR: publishDir,
        CLOCK_FILE: clock,
        NODE_OPTIONS: `--import ${join(import.meta.dirname, 'shifted-clock.ts')}`,
      },
    });
  await writeFile(clock, '0');
  let site = await start();
  await site.logged('published');
  const nginx = await startNginx({ node: '127.0.0.1:9', publishDir });
  const shows = (hour: number) => async () => (await textOf(nginx.url)).includes(frame(idOf(hour)));
  await until(shows(0), 'the first show');
  google.setMode(way);
  for (const hour of hours) {
    if (hour === 12) {
      await site.kill('SIGKILL');
      demand(await shows(hours[hours.indexOf(12) - 1] ?? 0)(), 'the page went with Node');
    }
    await writeFile(clock, String(hour * HOUR));
    if (hour === 12) site = await start();
    await until(shows(hour), `the show of hour ${hour}`);
    demand((await fetch(`${site.url}/healthz`)).status === 200, `unhealthy in hour ${hour}`);
  }
  google.setMode({ answer: 'ok' });
  fill('after');
  await until(
    async () => (await textOf(nginx.url)).includes(`Hour ${hours.at(-1)} after`),
    'the sheet, once it was back',
    120,
  );
  await nginx.stop();
  await site.stop();
  await google.close();
  await rm(folder, { recursive: true });
}

export const googleAway: Scenario = {
  name: 'Google away for a day',
  async run(short) {
    if (short) return 'left out of the short form: e2e/google.spec.ts has the ways, without the day';
    const all = Array.from({ length: 24 }, (_, hour) => hour + 1);
    for (const [at, way] of WAYS.entries()) {
      await aDayWithout(way, at === 0 ? all : [1, 6, 12, 18, 24]).catch((error: Error) => {
        throw Object.assign(error, { message: `${way.answer}: ${error.message}` });
      });
    }
    return `${WAYS.length} ways, a restart in each: last good served, the programme moved on by the clock`;
  },
};

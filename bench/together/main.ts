import { HOUR, MINUTE, minuteOf, sheetOf } from '../../e2e/sheets.ts';
import { startSite } from '../../e2e/site.ts';
import { makeCountedFilm } from '../../e2e/stage/counted-film.ts';
import { type MediaServer, startMediaServer } from '../../e2e/stage/media-server.ts';
import { BEGIN_STEP, keepStep } from '../../lib/together/step.ts';
import { cytubeRule } from '../../lib/together/testing/cytube-rule.ts';
import { percentile, simulate } from '../../lib/together/testing/simulate.ts';
import { runItems } from './items.ts';
import { type ServedFilm, serveFilm } from './serve-film.ts';
import { startBrowser } from './slow-browser.ts';
import { EVERY, type Viewer, type Watched, watch } from './watch.ts';

/** kbit/s. Of a smaller MP4, Chromium loads so much ahead on a line of 2 Mbit/s that no stall comes within minutes. */
const KILOBITS = { 'film.mp4': 1400, 'film.m3u8': 600 };
type Film = keyof typeof KILOBITS;
/** Seconds of a segment of the HLS film. */
const SEGMENT = 4;

/** A run with a larger share of pictures that were not read says nothing. */
const MOST_UNREAD = 0.02;
/** Of issue 20; seconds. */
const LIMITS = { spreadP95: 0.5, spreadP99: 1, back: 5, seeksInAMinute: 1 };

const about = (ms: number) => Math.round(Math.random() * ms);
const wrong = () => (Math.random() * 2 - 1) * 600_000;
const viewersOf = (): Viewer[] => [
  { off: 0, megabits: 20, slowdown: 1, joins: about(5000), has: 'nothing' },
  { off: wrong(), megabits: 2, slowdown: 1, joins: about(20_000), has: 'stall' },
  { off: wrong(), megabits: 20, slowdown: 4, joins: about(20_000), has: 'nothing' },
  { off: wrong(), megabits: 2, slowdown: 4, joins: about(20_000), has: 'nothing' },
  { off: wrong(), megabits: 20, slowdown: 1, joins: about(20_000), has: 'sleep' },
];

/** The greatest difference between any two that play, in each half second. */
function spreads(results: readonly Watched[]): number[] {
  const rounds = new Map<number, number[]>();
  for (const { looks } of results)
    for (const { at, ahead } of looks) {
      const round = Math.floor(at / EVERY);
      rounds.set(round, [...(rounds.get(round) ?? []), ahead]);
    }
  return [...rounds.values()]
    .filter((aheads) => aheads.length > 1)
    .map((aheads) => Math.max(...aheads) - Math.min(...aheads));
}

const mostInAMinute = (seeks: readonly number[]) =>
  Math.max(0, ...seeks.map((at) => seeks.filter((other) => other >= at && other < at + 60_000).length));

/** The same lines, stall and sleep in simulated time: 95 of 100 looks are nearer to the second than this. */
function simulated(rule: typeof keepStep, name: Film, viewers: readonly Viewer[], seconds: number) {
  const part = name === 'film.m3u8' ? SEGMENT : 0;
  const traces = viewers.map(({ joins, megabits, slowdown, has }) =>
    simulate(rule, BEGIN_STEP, {
      from: 60 + joins / 1000,
      lasts: 60 + seconds,
      speed: (s) => (has === 'stall' && s > 120 && s < 160 ? 0 : (megabits * 1000) / KILOBITS[name]),
      seekTakes: 0.5 * slowdown,
      ...(part > 0 && { part }),
      stands: (s) => s % 37 < 0.1 * slowdown,
      sleeps: (s) => has === 'sleep' && s > 120 && s < 240,
    }),
  );
  const offs = traces.flatMap(({ drifts }) => drifts.map(({ ahead }) => Math.abs(ahead)));
  return {
    p95: round(percentile(offs, 0.95)),
    p99: round(percentile(offs, 0.99)),
    seeks: traces.reduce((sum, { seeks }) => sum + seeks.length, 0),
  };
}

const round = (n: number) => Math.round(n * 100) / 100;

/** Watches one viewer in a browser of its own. */
async function watchAlone(
  url: string,
  viewer: Viewer,
  times: { from: number; until: number },
  film: ServedFilm,
) {
  const { browser, close } = await startBrowser(viewer.slowdown);
  const watched = await watch(browser, url, viewer, times, film);
  await close();
  return watched;
}

async function measureItems(media: MediaServer, seconds: number) {
  const { browser, close } = await startBrowser(1);
  const items = await runItems(browser, media, seconds);
  await close();
  return items;
}

/** Measures how near to each other the viewers of one film were. */
function measure(name: Film, results: readonly Watched[], seconds: number, viewers: readonly Viewer[]) {
  const all = spreads(results);
  const looks = results.reduce((sum, { looks: of }) => sum + of.length, 0);
  const unread = results.reduce((sum, { unread: of }) => sum + of, 0);
  return {
    looks,
    unread,
    spreadP50: round(percentile(all, 0.5)),
    spreadP95: round(percentile(all, 0.95)),
    spreadP99: round(percentile(all, 0.99)),
    backAfterStallS: round(results[1]?.back ?? Number.POSITIVE_INFINITY),
    backAfterSleepS: round(results[4]?.back ?? Number.POSITIVE_INFINITY),
    mostSeeksInAMinute: Math.max(...results.map(({ seeks }) => mostInAMinute(seeks))),
    simulated: simulated(keepStep, name, viewers, seconds),
    simulatedByCytube: simulated(cytubeRule, name, viewers, seconds),
  };
}

/** Says which limits the values of one film break. */
function complaints(name: string, found: ReturnType<typeof measure>): string[] {
  const limits: [is: number, most: number, what: string][] = [
    [found.unread / (found.looks + found.unread), MOST_UNREAD, 'the share of pictures that were not read'],
    [found.spreadP95, LIMITS.spreadP95, 'the spread, p95 (s)'],
    [found.spreadP99, LIMITS.spreadP99, 'the spread, p99 (s)'],
    [found.backAfterStallS, LIMITS.back, 'the time after a stall (s)'],
    [found.backAfterSleepS, LIMITS.back, 'the time after a sleep (s)'],
    [found.mostSeeksInAMinute, LIMITS.seeksInAMinute, 'the seeks in a minute'],
  ];
  return limits
    .filter(([is, most]) => !(is <= most))
    .map(([is, most, what]) => `${name}: ${what}: ${round(is)}, at most ${most}`);
}

/** The events of each viewer's element, in seconds since the beginning. */
function tell(results: readonly Watched[], viewers: readonly Viewer[], from: number): void {
  for (const [n, { trace, looks }] of results.entries()) {
    console.error(JSON.stringify(viewers[n]));
    const seen = looks.map(({ at, ahead }) => ({ at, text: `ahead ${ahead.toFixed(2)}` }));
    const happened = trace.map(({ at, name, second, has }) => ({
      at,
      text: `${name} ${second.toFixed(2)} (${has.toFixed(1)})`,
    }));
    for (const { at, text } of [...seen, ...happened].sort((one, other) => one.at - other.at))
      console.error(`  ${((at - from) / 1000).toFixed(2)} ${text}`);
  }
}

/**
 * `--minutes N`: how long each of both runs lasts; five otherwise. `--film film.m3u8`: only that one. `--trace`: the
 * events of each viewer. `--items`: the memory over twenty recordings, of `--seconds N` each (12 otherwise).
 */
export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const after = (option: string) => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined);
  const minutes = Number(after('--minutes')) || 5;
  const media = await startMediaServer();
  const only = after('--film');
  // `--items`: many short recordings in one page, and nothing else.
  const films = args.includes('--items')
    ? []
    : (['film.mp4', 'film.m3u8'] as const).filter((name) => !only || name === only);
  for (const name of films) makeCountedFilm(media.folder, name, minutes * 60 + 180, KILOBITS[name]);
  const found: Record<string, unknown> = {};
  const wrong: string[] = [];
  try {
    if (films.length === 0) found.items = await measureItems(media, Number(after('--seconds')) || 12);
    for (const name of films) {
      const from = minuteOf(Date.now());
      const more = { Playback: 'together' };
      const row = { start: from, end: from + HOUR, title: 'Film night', stream: media.at(name), more };
      const site = await startSite({ sheet: sheetOf([row]) });
      const viewers = viewersOf();
      const stalls = viewers.find(({ has }) => has === 'stall')?.megabits ?? 0;
      const film = await serveFilm(media, name, stalls);
      const until = Date.now() + minutes * MINUTE;
      const results = await Promise.all(
        viewers.map((viewer) => watchAlone(site.url, viewer, { from, until }, film)),
      );
      await site.stop();
      const values = measure(name, results, minutes * 60, viewers);
      wrong.push(...complaints(name, values));
      found[name] = values;
      if (args.includes('--trace')) tell(results, viewers, from);
      if (!json) console.log(name, values);
    }
  } finally {
    await media.stop();
  }
  if (json) console.log(JSON.stringify(found));
  else if (films.length === 0) console.log(found);
  if (wrong.length > 0) {
    console.error(wrong.join('\n'));
    process.exitCode = 1;
  }
}

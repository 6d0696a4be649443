import { siteView } from '#lib/feeds/build-site-view.ts';
import { log } from '#lib/log.ts';
import { nextChange } from '#lib/schedule/now.ts';
import type { Accepted } from '#lib/sheet/keeper.ts';
import { type SharedSheet, startSharedSheet } from '#lib/sheet/shared-sheet.ts';
import { sourceFrom } from '#lib/sheet/source.ts';
import { type Current, getSite, setSite } from '#lib/site/current.ts';
import { themeFiles } from '#lib/site/theme-files.ts';
import type { Config } from './env.ts';
import type { Warmer } from './keep-warm.ts';

/** The pages are made anew at least this often (ms): the near schedule that they carry moves on with the days. */
const LONGEST_STAND = 15 * 60_000;

export type Followed = {
  sheet: SharedSheet;
  /** Resolves when the first schedule is in the pages. */
  first: Promise<void>;
  /** Serves what was accepted once more: what backstage holds on has changed. */
  serveAgain(): void;
  /** Has the pages made anew: what else they show has changed. */
  refresh(): Promise<void>;
  stop(): void;
};

/**
 * Follows the sheet and the clock: whenever either changes what viewers see, the pages are made anew.
 * @param prepare what viewers get of a sheet that was accepted
 */
export async function followSchedule(
  config: Config,
  warmer: Warmer,
  prepare: (accepted: Accepted) => Current,
): Promise<Followed> {
  const source = sourceFrom(config.sheet);
  const readOptions = {
    timeZone: config.timeZone,
    locale: config.locale,
    date: null,
    themeFiles: themeFiles(),
    embed: { siteHost: config.siteUrl.hostname, allowedHosts: config.embedHosts },
  };
  const first = Promise.withResolvers<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Waits for the next instant at which something else is on. */
  const plan = () => {
    clearTimeout(timer);
    const site = getSite();
    if (!site?.current) return;
    const now = Date.now();
    const change = nextChange(siteView(site.current, site.config, now), now);
    const wait = Math.min(change === null ? LONGEST_STAND : change - now, LONGEST_STAND);
    timer = setTimeout(moveOn, Math.max(wait, 0));
  };

  /** Has the pages made anew, and says what is in them then. */
  const refresh = async () => {
    const current = getSite()?.current ?? null;
    await warmer.refresh();
    const site = getSite();
    if (site && current) setSite({ ...site, served: { revision: current.revision } });
  };

  const moveOn = () => {
    plan();
    void refresh();
  };

  const serve = (accepted: Accepted) => {
    const site = getSite();
    if (!site) return;
    const current = prepare(accepted);
    const changed = site.current?.revision !== current.revision;
    setSite({ ...site, current });
    if (!changed) return;
    log('info', 'schedule-accepted', {
      revision: current.revision,
      problems: current.schedule.problems.length,
    });
    plan();
    void refresh().then(first.resolve);
  };

  if (config.sheet.kind === 'csv' && source.minutesOld > 0) {
    log('warn', 'source-is-delayed', {
      minutes: source.minutesOld,
      advice: 'A published CSV is minutes old. For a live night use the Sheets API (SHEET_ID).',
    });
  }

  const sheet = await startSharedSheet({
    source,
    dataDir: config.dataDir,
    pollSeconds: config.pollSeconds,
    readOptions,
    onAccepted: serve,
    log,
  });
  const started = getSite();
  if (started) setSite({ ...started, readAt: () => sheet.accepted()?.fetchedAt ?? null });
  // Without a schedule, too, the pages are to know the site that they are of: its chat, whether it is the demo.
  if (!sheet.accepted()) void refresh();

  return {
    sheet,
    first: first.promise,
    refresh,
    serveAgain() {
      const accepted = sheet.accepted();
      if (accepted) serve(accepted);
    },
    stop() {
      clearTimeout(timer);
      sheet.stop();
    },
  };
}

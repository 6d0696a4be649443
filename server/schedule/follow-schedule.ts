import type { LookupAnswers } from '#lib/embed/types.ts';
import { siteView } from '#lib/feeds/build-site-view.ts';
import { nextChangeOf } from '#lib/feeds/now-json.ts';
import type { Lengths } from '#lib/schedule/schedule.ts';
import type { Current, Site } from '#lib/site/current.ts';
import { isTurnDue, type PageTurn, waitForTurn } from '#lib/site/page-turn.ts';
import { log } from '#platform/log.ts';
import type { Config } from '#server/env.ts';
import type { Warmer } from '#server/pages/keep-warm.ts';
import type { Accepted } from './keeper.ts';
import { sourceFrom } from './open-source.ts';
import { createSharedSheet, type SharedSheet } from './shared-sheet.ts';
import { themeFiles } from './theme-files.ts';

export type Followed = {
  sheet: SharedSheet;
  /** Begins to serve the last good sheet, and to read newer ones. */
  start(): Promise<void>;
  /** Resolves when the first schedule is in the pages. */
  first: Promise<void>;
  /** Serves the accepted sheet once more, because an override of backstage has changed. */
  serveAgain(): void;
  /** Has the pages made anew: what else they show has changed. */
  refresh(): Promise<void>;
  /** Resolves when the accepted sheet is on disk. */
  stop(): Promise<void>;
};

type Options = {
  config: Config;
  site: Site;
  warmer: Warmer;
  /** Makes of an accepted sheet what viewers get. */
  prepare(accepted: Accepted): Current;
  /** The answers for names in Stream cells, and the lengths of recordings; there may be more at any time. */
  found: { answers: LookupAnswers; lengths: Lengths };
};

/** Follows the sheet and the clock: whenever either changes what viewers see, the pages are made anew. */
export function followSchedule({ config, site, warmer, prepare, found }: Options): Followed {
  const source = sourceFrom(config.sheet);
  const readOptions = {
    timeZone: config.timeZone,
    locale: config.locale,
    date: null,
    themeFiles: themeFiles(),
    lengths: found.lengths,
    embed: {
      siteHost: config.siteUrl.hostname,
      allowedHosts: config.embedHosts,
      answers: found.answers,
    },
  };
  const first = Promise.withResolvers<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Finds the next instant at which something else is on, and waits for it. */
  const plan = () => {
    if (!site.current) return;
    const made = Date.now();
    const until = nextChangeOf(siteView(site.current, site.config, made), made);
    wait({ made, until, since: performance.now() });
  };

  /** Looks at the clock again and again until the pages are due. */
  const wait = (turn: PageTurn) => {
    clearTimeout(timer);
    const look = () => (isTurnDue(turn, Date.now(), performance.now()) ? moveOn() : wait(turn));
    timer = setTimeout(look, waitForTurn(turn, Date.now()));
  };

  /** Has the pages made anew, and then records the revision that they show. */
  const refresh = async () => {
    const { current } = site;
    await warmer.refresh();
    if (current) site.served = { revision: current.revision };
  };

  const moveOn = () => {
    plan();
    void refresh();
  };

  const serve = (accepted: Accepted) => {
    const current = prepare(accepted);
    const changed = site.current?.revision !== current.revision;
    site.current = current;
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

  const sheet = createSharedSheet({
    source,
    dataDir: config.dataDir,
    pollSeconds: config.pollSeconds,
    readOptions,
    canAsk: config.backstageKey !== null,
    onAccepted: serve,
    onNothing: () => void refresh(),
    log,
  });

  return {
    sheet,
    async start() {
      await sheet.start();
      // Without a schedule, too, the pages are to know the site that they are of: its chat, whether it is the demo.
      if (!sheet.accepted()) void refresh();
    },
    first: first.promise,
    refresh,
    serveAgain() {
      const accepted = sheet.accepted();
      if (accepted) serve(accepted);
    },
    stop() {
      clearTimeout(timer);
      return sheet.stop();
    },
  };
}

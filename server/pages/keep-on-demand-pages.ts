import { createHash } from 'node:crypto';
import type { Site } from '#lib/site/current.ts';
import { log } from '#platform/log.ts';
import { type Build, createCollector } from './collect.ts';
import { warm } from './keep-warm.ts';
import type { Known } from './known-paths.ts';
import { madeFile, whenMade } from './made-pages.ts';
import { openOnDemandPages } from './on-demand-pages.ts';
import { policyOfPage, withPolicy } from './page-policy.ts';

/** While several pages wait, this part of the time is spent on them, because viewers need the processor too. */
const REST = 3;
/** How often (ms) the oldest page is made anew, and how soon a failure is tried again. */
const TURN = 10_000;

export type KeptOnDemandPages = {
  requested(address: string): void;
  /** The schedule or the show that is on has changed. */
  markStale(): void;
  /** Resolves when the page under way is written. */
  stop(): Promise<void>;
};

export type OnDemandOptions = {
  origin: string;
  dir: string;
  build: Build;
  policy: string;
  site: Site;
  known(): Known;
};

/** Keeps the on-demand pages up to date, one after the other, and uses little of the processor. */
export async function keepOnDemandPages({
  origin,
  dir,
  build,
  policy,
  site,
  known,
}: OnDemandOptions): Promise<KeptOnDemandPages> {
  const { siteUrl, embedHosts } = site.config;
  const pages = await openOnDemandPages({
    dir,
    known: () => known().onDemand,
    salt: createHash('sha256')
      .update(JSON.stringify([build.id, policy, siteUrl, embedHosts]))
      .digest('base64url')
      .slice(0, 12),
    collect: createCollector({
      origin,
      made: madeFile,
      build,
      finishPage: (html, address) => withPolicy(html, policyOfPage(address, policy)),
    }),
    warm: (address) => warm(origin, address, whenMade),
    log,
    now: Date.now,
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let resting = true;
  let underWay: Promise<void> = Promise.resolve();

  function plan(ms: number): void {
    clearTimeout(timer);
    resting = ms === TURN;
    if (!stopped) timer = setTimeout(go, ms).unref();
  }

  function go(): void {
    resting = false;
    const begun = performance.now();
    underWay = pages.buildNext().then(
      (more) => plan(more ? (performance.now() - begun) * REST : TURN),
      (error: unknown) => {
        log('error', 'lasting-failed', { error: String(error), againIn: TURN / 1000 });
        plan(TURN);
      },
    );
  }

  plan(TURN);
  return {
    requested(address) {
      if (pages.requested(address) && resting) plan(0);
    },
    markStale() {
      void pages
        .markStale()
        .then(() => resting && plan(0))
        .catch((error: unknown) => log('error', 'lasting-failed', { error: String(error) }));
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

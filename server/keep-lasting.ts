import { createHash } from 'node:crypto';
import { lastingPaths } from '#lib/feeds/public-paths.ts';
import { log } from '#lib/log.ts';
import { type Build, createCollector } from '#lib/publish/collect.ts';
import { openLasting } from '#lib/publish/lasting.ts';
import { withPolicy } from '#lib/publish/page-policy.ts';
import { getSite } from '#lib/site/current.ts';
import { warm } from './keep-warm.ts';

/** While several pages wait, this part of the time goes into them: viewers need the processor too. */
const REST = 3;
/** How often (ms) the page that stands longest gets its turn, and how soon a failure is tried again. */
const TURN = 10_000;

export type KeptLasting = {
  asked(address: string): void;
  /** The schedule, or what is on, is another one. */
  look(): void;
  /** Resolves when the page under way is written. */
  stop(): Promise<void>;
};

type Options = { origin: string; dir: string; build: Build; policy: string };

/** Keeps the pages that last as they should be, one after the other, with little of the processor. */
export async function keepLasting({ origin, dir, build, policy }: Options): Promise<KeptLasting> {
  let remembered: { of: unknown; at: number; paths: ReturnType<typeof lastingPaths> } | null = null;
  /** As long as the schedule is the same one, a minute. */
  const known = () => {
    const site = getSite();
    const at = Math.floor(Date.now() / 60_000);
    if (remembered?.of !== site?.current || remembered?.at !== at) {
      remembered = { of: site?.current, at, paths: lastingPaths(site, Date.now()) };
    }
    return remembered.paths;
  };
  const { siteUrl, embedHosts } = getSite()?.config ?? {};
  const lasting = await openLasting({
    dir,
    known,
    salt: createHash('sha256')
      .update(JSON.stringify([build.id, policy, siteUrl, embedHosts]))
      .digest('base64url')
      .slice(0, 12),
    collect: createCollector({ origin, build, finishPage: (html) => withPolicy(html, policy) }),
    warm: (address) => warm(origin, address),
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
    underWay = lasting.step().then(
      (more) => plan(more ? (performance.now() - begun) * REST : TURN),
      (error: unknown) => {
        log('error', 'lasting-failed', { error: String(error), againIn: TURN / 1000 });
        plan(TURN);
      },
    );
  }

  plan(TURN);
  return {
    asked(address) {
      if (lasting.asked(address) && resting) plan(0);
    },
    look() {
      void lasting
        .look()
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

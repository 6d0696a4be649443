import { siteView } from '#lib/feeds/build-site-view.ts';
import { createChecks } from '#lib/live/checks.ts';
import { openNetwork } from '#lib/live/fetch-public.ts';
import { nearStreams } from '#lib/live/near-streams.ts';
import type { StreamCheck } from '#lib/live/stream-check.ts';
import { log } from '#lib/log.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { getSite, setSite } from '#lib/site/current.ts';
import type { Config } from './env.ts';
import type { Followed } from './follow-schedule.ts';

/** How often (ms) it is asked which looks are due. */
const PACE = 1000;

/** Looks at the streams near now for as long as the site runs, and has the pages say which do not run. */
export function checkStreams(
  config: Pick<Config, 'checkStreams' | 'checkPins'>,
  followed: Pick<Followed, 'refresh'>,
): { list(): StreamCheck[]; stop(): void } {
  if (!config.checkStreams) return { list: () => [], stop() {} };
  // The view of a large sheet is not built each second.
  let seen: { of: unknown; at: number; streams: readonly Stream[] } = { of: null, at: 0, streams: [] };
  const near = () => {
    const current = getSite()?.current ?? null;
    const config = getSite()?.config;
    const at = Date.now();
    if (!current || !config) return [];
    if (seen.of !== current || at - seen.at >= 5 * PACE)
      seen = { of: current, at, streams: nearStreams(siteView(current, config, at), at) };
    return seen.streams;
  };
  const checks = createChecks({
    network: openNetwork(config.checkPins),
    now: Date.now,
    near,
    onChange() {
      const site = getSite();
      if (!site) return;
      const waiting = checks.waiting();
      log('info', 'streams-checked', { waiting: Object.keys(waiting).length });
      setSite({ ...site, waiting });
      void followed.refresh();
    },
  });

  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const step = async () => {
    await checks
      .step()
      .catch((error: unknown) => log('error', 'stream-check-failed', { error: String(error) }));
    if (!stopped) timer = setTimeout(() => void step(), PACE);
  };
  void step();
  return {
    list: checks.list,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

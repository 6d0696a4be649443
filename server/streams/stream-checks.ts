import { type NearStream, nearStreams } from '#lib/live/near-streams.ts';
import type { StreamCheck } from '#lib/live/stream-check.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Site } from '#lib/site/current.ts';
import { log } from '#platform/log.ts';
import type { Config } from '#server/env.ts';
import { createChecks } from './checks.ts';

/** How often (ms) the site checks which looks are due. */
const PACE = 1000;
/** How far (ms) before and after now a slot may start whose streams are near. */
const NEAR = 12 * 3_600_000;

/** Looks at the streams near now for as long as the site runs, and has the pages say which do not run. */
export function checkStreams(
  config: Pick<Config, 'checkStreams' | 'checkPins' | 'siteUrl'>,
  site: Site,
  refresh: () => Promise<void>,
): { list(): StreamCheck[]; stop(): void } {
  if (!config.checkStreams) return { list: () => [], stop() {} };
  // The slots of a large sheet are not collected each second.
  let seen: { of: unknown; at: number; streams: readonly NearStream[] } = { of: null, at: 0, streams: [] };
  const near = () => {
    const { current } = site;
    const at = Date.now();
    if (!current) return [];
    if (seen.of !== current || Math.abs(at - seen.at) >= 5 * PACE) {
      const { schedule, held } = current;
      const slots = slotsBetween(schedule, at - NEAR, at + NEAR);
      seen = { of: current, at, streams: nearStreams({ schedule, slots, held }, at) };
    }
    return seen.streams;
  };
  const checks = createChecks({
    network: { pins: config.checkPins },
    now: Date.now,
    near,
    origin: config.siteUrl.origin,
    onChange() {
      site.known = checks.known();
      log('info', 'streams-checked', { waiting: Object.keys(site.known).length });
      void refresh();
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

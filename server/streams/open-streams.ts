import type { Site } from '#lib/site/current.ts';
import { log } from '#platform/log.ts';
import type { Config } from '#server/env.ts';
import type { Followed } from '#server/schedule/follow-schedule.ts';
import type { SharedSheet } from '#server/schedule/shared-sheet.ts';
import type { KeptLengths } from './lengths.ts';
import { openLengths } from './lengths.ts';
import type { Lookups } from './lookups.ts';
import { openLookups } from './lookups.ts';
import { checkStreams } from './stream-checks.ts';

/** Learns what the sheet alone does not say of its streams: names, lengths, and whether they run. */
export async function openStreams(config: Config) {
  const { dataDir, checkPins: pins, siteUrl, embedHosts: allowedHosts } = config;
  const options = { dataDir, network: { pins }, now: Date.now, log };
  const lookups = await openLookups({ ...options, embed: { siteHost: siteUrl.hostname, allowedHosts } });
  const lengths = await openLengths(options);
  return {
    found: { answers: lookups.answers, lengths: lengths.lengths },
    /** Begins to look at the streams of the sheet. */
    watch(site: Site, { sheet, refresh }: Followed) {
      const lookupKeeper = keepLookups(lookups, lengths, sheet);
      const checks = checkStreams(config, site, refresh);
      return {
        list: checks.list,
        stop() {
          checks.stop();
          lookupKeeper.stop();
        },
      };
    },
  };
}

/** How often (ms) the site checks which lookups are due. */
const PACE = 1000;

/** Looks up names and measures recordings of the sheet that is served, and has it read again when an answer has changed. */
export function keepLookups(
  lookups: Lookups,
  lengths: KeptLengths,
  sheet: Pick<SharedSheet, 'accepted' | 'readAgain'>,
): { stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const step = async () => {
    const { lookups: names = [], unmeasured = [] } = sheet.accepted()?.schedule ?? {};
    const isFound = names.length > 0 && (await lookups.step(names));
    const isMeasured = unmeasured.length > 0 && (await lengths.step(unmeasured));
    if (isFound || isMeasured) await sheet.readAgain();
    if (!stopped) timer = setTimeout(() => void step(), PACE);
  };
  void step();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

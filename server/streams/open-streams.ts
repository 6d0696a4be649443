import type { Site } from '#lib/site/current.ts';
import { log } from '#platform/log.ts';
import type { Config } from '#server/env.ts';
import type { Followed } from '#server/schedule/follow-schedule.ts';
import { keepLookups } from './keep-lookups.ts';
import { openLengths } from './lengths.ts';
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

import type { Site } from '#lib/site/current.ts';
import { onDemandPaths, publicPaths } from './public-paths.ts';

export type Known = {
  pages: readonly string[];
  onDemand: ReturnType<typeof onDemandPaths>;
  all: ReadonlySet<string>;
};
type Of = { current: Site['current']; archive: unknown; minute: number };

/**
 * Gives every address that exists because of the schedule, the archive or the crew's files. The list is made anew once a
 * minute, and when one of these changes.
 */
export function createKnownPaths(site: Site): () => Known {
  let made: (Of & Known) | null = null;
  return () => {
    const instant = Date.now();
    const of: Of = {
      current: site.current,
      archive: site.current ? site.archive.now() : null,
      minute: Math.floor(instant / 60_000),
    };
    if (made?.current === of.current && made.archive === of.archive && made.minute === of.minute) return made;
    const onDemand = onDemandPaths(site, instant);
    const pages = publicPaths(site, instant);
    // A year of few shows lists them itself; the pages of its months and days are there all the same.
    const days = site.current ? site.archive.now().shows.map(({ day }) => day) : [];
    const periods = days.flatMap((day) => [4, 7, 10].map((length) => `/shows/${day.slice(0, length)}`));
    made = { ...of, pages, onDemand, all: new Set([...onDemand.keys(), ...pages, ...periods]) };
    return made;
  };
}

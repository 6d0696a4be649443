import type { Site } from '#lib/site/current.ts';
import { siteWords } from '#lib/site/site-words.ts';
import { readBuild } from './collect.ts';
import { createEditedRooms } from './edited-rooms.ts';
import { createWarmer } from './keep-warm.ts';
import { createKnownPaths } from './known-paths.ts';
import { whenMade } from './made-pages.ts';
import { createNotFound, NOT_FOUND } from './not-found.ts';
import { brokenPageHtml, type OwnPages } from './own-pages.ts';
import { keepPublished } from './publish.ts';

type Options = {
  /** The address at which this process asks itself for pages. */
  origin: string;
  site: Site;
  /** PUBLISH_DIR. */
  dir: string | null;
  /** The content security policy of published pages. */
  policy: string;
  /** Called with the revision when viewers get something new. */
  tell(revision: string): void;
};

/** Renders the pages whenever they are to change, and publishes them if there is a folder for that. */
export async function openPages({ origin, site, dir, policy, tell }: Options) {
  const build = await readBuild('.next', 'public');
  const known = createKnownPaths(site);
  const addresses = () => [...build.addresses, ...known().pages];
  const notFound = await createNotFound({
    origin,
    build,
    known: () => (site.current ? known().all : null),
  });
  const published =
    dir === null
      ? null
      : keepPublished({ origin, dir, build, policy, site, known, addresses, onPublished: tell });
  const warmer = createWarmer({
    origin,
    token: site.config.revalidateToken,
    paths: () => [...new Set([...addresses(), NOT_FOUND])],
    edited: createEditedRooms(() => site.current?.schedule ?? null),
    made: whenMade,
    onPages: published?.take,
    onStage() {
      // If pages are published, viewers get them from there, and are told when that is done.
      if (!published && site.current) tell(site.current.revision);
    },
    onEdited: published ? published.publishAgain : () => Promise.resolve(),
    onFresh: () => published?.publish() ?? Promise.resolve(),
  });
  const ownPages: OwnPages = { 404: notFound.html, 500: () => brokenPageHtml(siteWords(site)) };
  return { notFound, ownPages, published, warmer };
}

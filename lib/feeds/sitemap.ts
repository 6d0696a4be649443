import { type Feed, seriesOf } from './feed.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/** The most addresses that the protocol allows in one file. */
const MOST = 50_000;

type Named = { slug: string };

/** The pages that a search engine should know (sitemaps.org, protocol): the newest shows first. */
export function sitemap(feed: Feed, shows: readonly Named[], pages: readonly Named[]): string {
  const paths = [
    '/',
    '/schedule',
    '/shows',
    ...pages.map(({ slug }) => `/${slug}`),
    ...seriesOf(feed.slots).map(({ slug }) => `/series/${slug}`),
    ...shows.map(({ slug }) => `/shows/${slug}`),
  ].slice(0, MOST);
  return xmlDocument(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      ...paths.map((path) => element('url', {}, textElement('loc', feed.siteUrl + path))),
    ),
  );
}

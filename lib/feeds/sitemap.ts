import { type Feed, seriesOf } from './feed.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/** The pages that a search engine should know (sitemaps.org, protocol). */
export function sitemap(feed: Feed): string {
  const paths = ['/', '/schedule', '/shows', ...seriesOf(feed.slots).map(({ slug }) => `/series/${slug}`)];
  return xmlDocument(
    element(
      'urlset',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      ...paths.map((path) => element('url', {}, textElement('loc', feed.siteUrl + path))),
    ),
  );
}

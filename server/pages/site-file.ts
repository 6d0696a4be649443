/** A file of the published site: its path below the site's root, and its content. */
export type SiteFile = { path: string } & ({ body: Buffer } | { copyOf: string });

/** The path of a page's HTML or of a feed: `/` is `index.html`, `/schedule.json` is itself. */
export function documentPath(address: string): string {
  if (address === '/') return 'index.html';
  return hasExtension(address) ? address.slice(1) : `${address.slice(1)}.html`;
}

/** The path of the payload with which the router moves to a page. */
export const payloadPath = (address: string) => `${stem(address)}.rsc`;

/** The path of one segment of a page; `segment` is its name as the router sends it in `next-router-segment-prefetch`. */
export const segmentPath = (address: string, segment: string) =>
  `${stem(address)}.segments${segment}.segment.rsc`;

/** Feeds have an extension, pages have none. */
export const hasExtension = (address: string) => /\.[a-z0-9]+$/.test(address);

const stem = (address: string) => (address === '/' ? 'index' : address.slice(1));

const SEGMENTS = '.segments/';

/** Gives a function that says whether a file is one of those that these addresses are published as. */
export function fileOf(addresses: readonly string[]): (path: string) => boolean {
  const names = new Set(
    addresses.flatMap((address) => [documentPath(address), payloadPath(address), stem(address) + SEGMENTS]),
  );
  return (path) => {
    const end = path.indexOf(SEGMENTS);
    return names.has(end < 0 ? path : path.slice(0, end + SEGMENTS.length));
  };
}

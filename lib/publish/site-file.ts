/** A file of the published site: where it stands under the site's root, and what is in it. */
export type SiteFile = { path: string } & ({ body: Buffer } | { copyOf: string });

/** Where a page's or a feed's HTML or text stands: `/` is `index.html`, `/schedule.json` is itself. */
export function documentPath(address: string): string {
  if (address === '/') return 'index.html';
  return hasExtension(address) ? address.slice(1) : `${address.slice(1)}.html`;
}

/** Where the payload for moving to a page stands. */
export const payloadPath = (address: string) => `${stem(address)}.rsc`;

/** Where one segment of a page stands; `segment` as the router names it in `next-router-segment-prefetch`. */
export const segmentPath = (address: string, segment: string) =>
  `${stem(address)}.segments${segment}.segment.rsc`;

/** Feeds have an extension, pages have none. */
export const hasExtension = (address: string) => /\.[a-z0-9]+$/.test(address);

const stem = (address: string) => (address === '/' ? 'index' : address.slice(1));

/** Whether a file is one of those that an address is published as. */
export function isOf(address: string, path: string): boolean {
  const segments = `${stem(address)}.segments/`;
  return path === documentPath(address) || path === payloadPath(address) || path.startsWith(segments);
}

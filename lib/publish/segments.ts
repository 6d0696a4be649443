/**
 * The names of the segments that Next's router may ask for when it prefetches a page, as it writes them into
 * `next-router-segment-prefetch` (next/dist/shared/lib/segment-cache/segment-value-encoding.js). Not every one
 * exists: Next joins small ones, so that whoever wants them has to ask.
 */
export function segmentNames(route: string): string[] {
  const parts = route.split('/').filter(Boolean).slice(0, -1).map(encodePart);
  const paths = parts.map((_, at) => `/${parts.slice(0, at + 1).join('/')}`);
  return ['/_tree', '/_full', '/_index', '/_head', ...paths, `${paths.at(-1) ?? ''}/__PAGE__`];
}

const DYNAMIC: [RegExp, string][] = [
  [/^\[\[\.\.\.(.+)\]\]$/, 'oc'],
  [/^\[\.\.\.(.+)\]$/, 'c'],
  [/^\[(.+)\]$/, 'd'],
];

function encodePart(part: string): string {
  for (const [pattern, type] of DYNAMIC) {
    const name = pattern.exec(part)?.[1];
    if (name) return `$${type}$${safe(name)}`;
  }
  return safe(part);
}

const safe = (text: string) =>
  /^[\w\-@]+$/.test(text) ? text : `!${Buffer.from(text, 'latin1').toString('base64url')}`;

/** The routes of a build: file route to address pattern, as in `.next/app-path-routes-manifest.json`. */
export type Routes = Record<string, string>;

/** The file route that answers an address, or null. A fixed part goes before a dynamic one. */
export function routeOf(address: string, routes: Routes): string | null {
  const parts = address.split('/').filter(Boolean);
  const fitting = Object.entries(routes).filter(
    ([route, pattern]) => route.endsWith('/page') && fits(parts, pattern),
  );
  const dynamics = (pattern: string) => pattern.split('[').length;
  fitting.sort(([, a], [, b]) => dynamics(a) - dynamics(b));
  return fitting[0]?.[0] ?? null;
}

function fits(parts: string[], pattern: string): boolean {
  const wanted = pattern.split('/').filter(Boolean);
  return (
    wanted.length === parts.length &&
    wanted.every((part, at) => part === parts[at] || /^\[[^.]+\]$/.test(part))
  );
}

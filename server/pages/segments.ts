/**
 * The names of the segments that Next's router may ask for when it prefetches a page, as it writes them into
 * `next-router-segment-prefetch` (next/dist/shared/lib/segment-cache/segment-value-encoding.js). Not every one exists: Next
 * joins small ones, so that one has to ask for each name to know.
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

/** The file route of the page that answers an address, or null. */
export function routeOf(address: string, routes: Routes): string | null {
  const pages = Object.entries(routes).filter(([route]) => route.endsWith('/page'));
  return fittingRoutes(address, pages)[0]?.[0] ?? null;
}

/** Whether a page or a feed has this very address, without a part of it being a name that only the schedule knows. */
export function isFixed(address: string, routes: Routes): boolean {
  const pattern = fittingRoutes(address, Object.entries(routes))[0]?.[1];
  return pattern !== undefined && !pattern.includes('[');
}

/** The routes that fit an address. A fixed part goes before a dynamic one. */
function fittingRoutes(address: string, routes: [route: string, pattern: string][]) {
  const parts = address.split('/').filter(Boolean);
  const dynamics = ([, pattern]: [string, string]) => pattern.split('[').length;
  return routes.filter(([, pattern]) => fits(parts, pattern)).sort((a, b) => dynamics(a) - dynamics(b));
}

function fits(parts: string[], pattern: string): boolean {
  const wanted = pattern.split('/').filter(Boolean);
  return (
    wanted.length === parts.length &&
    wanted.every((part, at) => part === parts[at] || /^\[[^.]+\]$/.test(part))
  );
}

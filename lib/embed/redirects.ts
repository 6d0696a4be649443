import type { ParsedUrl } from './parsed-url.ts';

/** Pages that only lead on to the address in a parameter: mails, documents and consent screens wrap links in them. */
const redirects: { host: RegExp; path: RegExp; parameters: string[]; base?: string }[] = [
  { host: /^(?:www\.)?google\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/, path: /^url$/, parameters: ['q', 'url'] },
  { host: /^consent\.(?:youtube|google)\.com$/, path: /^(?:m|ml|d)?$/, parameters: ['continue'] },
  { host: /^(?:www\.|m\.)?youtube\.com$/, path: /^redirect$/, parameters: ['q'] },
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^attribution_link$/,
    parameters: ['u'],
    base: 'https://www.youtube.com',
  },
  { host: /^(?:l|lm)\.(?:facebook|instagram|messenger)\.com$/, path: /^l\.php$|^$/, parameters: ['u'] },
  { host: /^[a-z0-9]+\.safelinks\.protection\.outlook\.com$/, path: /^$/, parameters: ['url'] },
];

/** The address that a redirecting page leads to, as text that has to pass all the checks itself; null for other pages. */
export function redirectTarget(place: ParsedUrl): string | null {
  if (place.port !== '') return null;
  const path = place.path.join('/');
  const redirect = redirects.find((entry) => entry.host.test(place.host) && entry.path.test(path));
  const target = redirect?.parameters.map((name) => place.query.get(name)).find((value) => value);
  if (!redirect || !target) return null;
  return redirect.base !== undefined && /^\/[^/]/.test(target) ? redirect.base + target : target;
}

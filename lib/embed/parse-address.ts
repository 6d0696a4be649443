import { readAllowedHost } from './allowed-host.ts';
import { readAudio, readMedia, readSitePath, readWhep, unknownPage } from './media.ts';
import { otherService } from './other-services.ts';
import { type ParsedUrl, parseUrl } from './parsed-url.ts';
import { nameOf } from './provider.ts';
import { providerOf } from './providers/index.ts';
import { refuse } from './result.ts';
import { addressIn } from './typed-text.ts';
import type { EmbedOptions, EmbedResult } from './types.ts';

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

const mostRedirects = 3;

/**
 * Turns a text that somebody typed or pasted into an embed, or refuses it with a reason that an organizer understands.
 * `src` is built from the provider and the checked id, never from the typed text; a reason never repeats the text.
 * Never throws; pure; the work is bounded by a cap on the length.
 */
export function parseAddress(text: string, options: EmbedOptions): EmbedResult {
  const address = addressIn(text);
  if (typeof address !== 'string') return address;
  if (/^\/(?!\/)/.test(address)) return readSitePath(address);
  const marked = /^(whep|audio)\+(https?:\/\/.*)$/i.exec(address);
  if (marked) {
    const place = parseUrl(marked[2] ?? '', options.allowedHosts);
    if (!place.ok) return place;
    return marked[1]?.toLowerCase() === 'whep' ? readWhep(place, options) : readAudio(place);
  }
  return readAddress(address, options, mostRedirects);
}

function readAddress(address: string, options: EmbedOptions, redirectsLeft: number): EmbedResult {
  const place = parseUrl(address, options.allowedHosts);
  if (!place.ok) return place;

  const target = redirectTarget(place);
  if (target !== null)
    return redirectsLeft > 0 ? readAddress(target, options, redirectsLeft - 1) : refuse('redirects');

  const rules = providerOf(place.host);
  if (rules) {
    if (place.port !== '') return refuse('noSuchPort', { name: nameOf(rules) });
    return (
      rules.read(place, options) ??
      (rules.servesFiles ? readMedia(place, options) : null) ??
      refuse(rules.hint)
    );
  }

  // Old embed codes of known services begin with "//"; anywhere else that is more likely a disguised path.
  if (address.startsWith('//')) return refuse('wholeAddress');
  const media = readMedia(place, options);
  if (media) return media;
  if (options.allowedHosts.includes(place.host)) return readAllowedHost(place, options);
  return otherService(place) ?? unknownPage(place);
}

/** The address that a redirecting page leads to, as text that has to pass all the checks itself; null for other pages. */
function redirectTarget(place: ParsedUrl): string | null {
  if (place.port !== '') return null;
  const path = place.path.join('/');
  const redirect = redirects.find((entry) => entry.host.test(place.host) && entry.path.test(path));
  const target = redirect?.parameters.map((name) => place.query.get(name)).find((value) => value);
  if (!redirect || !target) return null;
  return redirect.base !== undefined && /^\/[^/]/.test(target) ? redirect.base + target : target;
}

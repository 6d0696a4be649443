import { readAllowedHost } from './allowed-host.ts';
import { readMedia, readSitePath, readWhep } from './media.ts';
import { readPlace } from './place.ts';
import { providerOf } from './providers/index.ts';
import { redirectTarget } from './redirects.ts';
import { refuse } from './result.ts';
import { addressIn } from './typed-text.ts';
import type { EmbedOptions, EmbedResult } from './types.ts';

const mostRedirects = 3;

/**
 * What somebody typed or pasted, as an embed, or refused with a reason that an organizer understands.
 * `src` is built from the provider and the checked id, never from the typed text; a reason never repeats the text.
 * Never throws; pure; the work is bounded by a cap on the length.
 */
export function parseAddress(text: string, options: EmbedOptions): EmbedResult {
  const address = addressIn(text);
  if (typeof address !== 'string') return address;
  if (/^\/(?!\/)/.test(address)) return readSitePath(address);
  const whep = /^whep\+(https?:\/\/.*)$/i.exec(address)?.[1];
  if (whep !== undefined) {
    const place = readPlace(whep, options.allowedHosts);
    return place.ok ? readWhep(place) : place;
  }
  return readAddress(address, options, mostRedirects);
}

function readAddress(address: string, options: EmbedOptions, redirectsLeft: number): EmbedResult {
  const place = readPlace(address, options.allowedHosts);
  if (!place.ok) return place;

  const target = redirectTarget(place);
  if (target !== null)
    return redirectsLeft > 0 ? readAddress(target, options, redirectsLeft - 1) : refuse('redirects');

  const rules = providerOf(place.host);
  if (rules) {
    if (place.port !== '') return refuse('noSuchPort', { name: rules.name });
    return rules.read(place, options) ?? (rules.servesFiles ? readMedia(place) : null) ?? refuse(rules.hint);
  }

  // Old embed codes of known services begin with "//"; anywhere else that is more likely a disguised path.
  if (address.startsWith('//')) return refuse('wholeAddress');
  const media = readMedia(place);
  if (media) return media;
  if (options.allowedHosts.includes(place.host)) return readAllowedHost(place, options);
  return refuse('unknownHost');
}

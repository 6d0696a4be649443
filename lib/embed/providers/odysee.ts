import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

/** A name, and the beginning of its claim's id. Names may be in any script, with brackets. */
const channel = /^@[\p{L}\p{M}\p{N}._()[\]-]{1,100}(?::[0-9a-f]{1,40})?$/u;
const claim = /^[\p{L}\p{M}\p{N}._'()[\]!,+~-]{1,255}(?::[0-9a-f]{1,40})?$/u;
const claimWithId = /^[\p{L}\p{M}\p{N}._'()[\]!,+~-]{1,255}:[0-9a-f]{1,40}$/u;
const claimId = /^[0-9a-f]{40}$/;

export const odysee: ProviderRules = {
  provider: 'odysee',
  hosts: ['odysee.com', 'www.odysee.com'],
  frames: ['https://odysee.com'],
  hint: 'odysee',
  read(place) {
    const isOwn = place.path[0] === '$';
    if (isOwn && place.path[1] !== 'embed') return null;
    const [first, second, third] = isOwn ? place.path.slice(2) : place.path;
    if (first === undefined || third !== undefined || /^\.{1,2}$/.test(second ?? '')) return null;
    if (second === undefined && channel.test(first)) return refuse('odyseeChannel');
    const isVideo =
      second === undefined
        ? fits(claimWithId, first)
        : (fits(channel, first) && fits(claim, second)) || (fits(claim, first) && fits(claimId, second));
    if (!isVideo) return null;
    const segments = second === undefined ? [first] : [first, second];
    // Odysee writes "@" and ":" as they are; everything else outside ASCII is encoded.
    const path = segments.map((segment) => encodeURI(segment)).join('/');
    const start = readStart(place.query.get('t'));
    const src = withQuery(`https://odysee.com/$/embed/${path}`, { t: start });
    return found('odysee', 'video', segments.join('/'), src, start);
  },
};

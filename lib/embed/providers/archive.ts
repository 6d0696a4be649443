import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

/** https://archive.org/developers/metadata-schema/index.html#archive-org-identifiers */
const item = /^[A-Za-z0-9][A-Za-z0-9._-]{2,99}$/;
/** Whole collections, which are pages of lists. */
const collections = new Set(
  `audio data collection collections etree image inlibrary movies moviesandfilms opensource opensource_audio
  opensource_movies prelinger software television texts tv web`.split(/\s+/),
);

export const archive: ProviderRules = {
  provider: 'archive',
  hosts: ['archive.org', 'www.archive.org'],
  frames: ['https://archive.org'],
  servesFiles: true,
  hint: 'archive',
  read(place) {
    const [first, second, ...rest] = place.path;
    if (first !== 'details' && first !== 'embed') return null;
    // Old embed codes of archive.org have their parameters after "&" without a "?".
    const id = second?.split('&')[0];
    if (!fits(item, id) || collections.has(id.toLowerCase())) return null;
    const start = readStart(place.query.get('start'), place.query.get('t'));
    // One file of an item with several: /details/ITEM/FILE.
    const names = rest.filter((name) => !/[/\\\p{Cc}\p{Cf}]/u.test(name) && !/^\.{1,2}$/.test(name));
    if (names.length !== rest.length) return null;
    const path = [id, ...names.map(encodeURIComponent)].join('/');
    const src = withQuery(`https://archive.org/embed/${path}`, { start });
    return found('archive', 'video', [id, ...names].join('/'), src, start);
  },
};

import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';

/** A media (or playlist) id and a player id, eight characters each. */
const player = /^([A-Za-z0-9]{8}-[A-Za-z0-9]{8})\.(?:html|js)$/;
const signature = /^[0-9a-f]{32}$/;
const instant = /^\d{10}$/;

/** https://docs.jwplayer.com/players/docs/jw8-embed-a-single-line-player */
export const jwplayer: ProviderRules = {
  provider: 'jwplayer',
  hosts: ['cdn.jwplayer.com', 'content.jwplatform.com'],
  frames: ['https://cdn.jwplayer.com'],
  servesFiles: true,
  hint: 'jwplayer',
  read({ path, query }) {
    const [first, file, more] = path;
    const id = first === 'players' && more === undefined ? player.exec(file ?? '')?.[1] : undefined;
    if (id === undefined) return null;
    const [exp, sig] = [query.get('exp'), query.get('sig')];
    const signed = fits(instant, exp) && fits(signature, sig) ? { exp, sig } : {};
    return found('jwplayer', 'video', id, withQuery(`https://cdn.jwplayer.com/players/${id}.html`, signed));
  },
};

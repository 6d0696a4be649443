import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const playbackId = /^[A-Za-z0-9]{20,64}$/;

/** https://www.mux.com/docs/guides/mux-player-web (the player on player.mux.com); streams are on stream.mux.com. */
export const mux: ProviderRules = {
  provider: 'mux',
  hosts: ['player.mux.com', 'stream.mux.com'],
  frames: ['https://player.mux.com'],
  servesFiles: true,
  hint: 'mux',
  read(place) {
    const [id, more] = place.path;
    if (place.host !== 'player.mux.com' || more !== undefined || !fits(playbackId, id)) return null;
    const start = readStart(place.query.get('start-time'));
    const src = withQuery(`https://player.mux.com/${id}`, { 'start-time': start });
    return found('mux', 'video', id, src, start);
  },
};

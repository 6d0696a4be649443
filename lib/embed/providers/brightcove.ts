import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';

const account = /^\d{4,20}$/;
const playerId = /^[A-Za-z0-9-]{1,40}_[A-Za-z0-9-]{1,40}$/;
const videoId = /^(?:\d{4,20}|ref:[A-Za-z0-9_.-]{1,150})$/;

/** https://player.support.brightcove.com/publishing/choosing-correct-embed-code.html (the iframe form) */
export const brightcove: ProviderRules = {
  provider: 'brightcove',
  hosts: ['players.brightcove.net'],
  frames: ['https://players.brightcove.net'],
  hint: 'brightcove',
  read({ path, query }) {
    const [owner, player, page, more] = path;
    if (!fits(account, owner) || !fits(playerId, player) || page !== 'index.html' || more !== undefined)
      return null;
    const base = `https://players.brightcove.net/${owner}/${player}/index.html`;
    const [video, list] = [query.get('videoId'), query.get('playlistId')];
    if (fits(videoId, video))
      return found('brightcove', 'video', `${owner}/${video}`, withQuery(base, { videoId: video }));
    if (!fits(videoId, list)) return null;
    return found('brightcove', 'playlist', `${owner}/${list}`, withQuery(base, { playlistId: list }));
  },
};

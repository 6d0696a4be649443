import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';

const name = /^[\p{L}\p{M}\p{N}_-]{1,150}$/u;
const ownPages = new Set(
  'about discover dashboard live login signup upload search settings pro select jobs'.split(' '),
);
/** Follows a user's name and is a list, not a show. */
const lists = new Set(
  'uploads favorites listens stream followers following playlists posts select reposts'.split(' '),
);

/** https://www.mixcloud.com/developers/widget/: the show's path in `feed`. */
export const mixcloud: ProviderRules = {
  provider: 'mixcloud',
  hosts: ['mixcloud.com', 'www.mixcloud.com', 'm.mixcloud.com', 'player-widget.mixcloud.com'],
  frames: ['https://player-widget.mixcloud.com'],
  hint: 'mixcloud',
  read({ path, query }) {
    const isWidget = path[0] === 'widget' && path[1] === 'iframe';
    const feed = (query.get('feed') ?? '').replace(/^https:\/\/www\.mixcloud\.com(?=\/)/, '');
    const [user, show, third, more] = isWidget ? feed.split('/').filter(Boolean) : path;
    if (!fits(name, user) || ownPages.has(user)) return null;
    const isList = show === 'playlists' && fits(name, third) && more === undefined;
    if (!isList && (!fits(name, show) || lists.has(show) || third !== undefined)) return null;
    const id = isList ? `${user}/playlists/${third}` : `${user}/${show}`;
    const src = withQuery('https://player-widget.mixcloud.com/widget/iframe/', { feed: `/${id}/` });
    return found('mixcloud', isList ? 'playlist' : 'video', id, src);
  },
};

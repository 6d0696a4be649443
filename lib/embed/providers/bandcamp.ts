import { fits, type ProviderRules } from '../provider.ts';
import { found } from '../result.ts';

const number = /^[1-9]\d{0,11}$/;

/**
 * https://get.bandcamp.help/hc/en-us/articles/23020711574423: the player's address is a path of `name=value` parts. A
 * page's address does not hold the number that the player wants.
 */
export const bandcamp: ProviderRules = {
  provider: 'bandcamp',
  hosts: ['bandcamp.com', 'www.bandcamp.com'],
  customerHosts: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.bandcamp\.com$/,
  frames: ['https://bandcamp.com'],
  hint: 'bandcamp',
  read({ host, path }) {
    if (
      !host.replace(/^www\./, '').startsWith('bandcamp.') ||
      !/^EmbeddedPlayer(?:\.html)?$/.test(path[0] ?? '')
    )
      return null;
    const parts = new Map(path.slice(1).map((part) => part.split('=', 2) as [string, string]));
    const [album, track] = [parts.get('album'), parts.get('track')];
    const wanted = [
      ...(fits(number, album) ? [`album=${album}`] : []),
      ...(fits(number, track) ? [`track=${track}`] : []),
    ];
    if (wanted.length === 0) return null;
    const kind = wanted.length === 1 && wanted[0]?.startsWith('album') ? 'playlist' : 'video';
    const src = `https://bandcamp.com/EmbeddedPlayer/${wanted.join('/')}/size=large/tracklist=false/`;
    return found('bandcamp', kind, wanted.join('/'), src);
  },
};

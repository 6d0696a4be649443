import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const mediaId = /^[a-z0-9]{10}$/;

/** https://docs.wistia.com/docs/embed-options-and-plugins; a page is ACCOUNT.wistia.com/medias/ID. */
export const wistia: ProviderRules = {
  provider: 'wistia',
  hosts: ['fast.wistia.net', 'fast.wistia.com', 'wi.st'],
  customerHosts: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.wistia\.com$/,
  frames: ['https://fast.wistia.net'],
  hint: 'wistia',
  read({ path, query }) {
    const [first, second, third, more] = path;
    const isPage = first === 'medias' && third === undefined;
    const isFrame = first === 'embed' && (second === 'iframe' || second === 'medias') && more === undefined;
    const id = isPage ? second : isFrame ? third?.replace(/\.(?:jsonp|js)$/, '') : undefined;
    if (!fits(mediaId, id)) return null;
    const time = readStart(query.get('time'), query.get('wtime'));
    return found(
      'wistia',
      'video',
      id,
      withQuery(`https://fast.wistia.net/embed/iframe/${id}`, { time }),
      time,
    );
  },
};

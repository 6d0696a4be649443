import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const videoId = /^[1-9]\d{5,19}$/;

/** https://apiok.ru/dev/methods/rest/video/: the player is /videoembed/ID, for recordings and for live streams. */
export const okru: ProviderRules = {
  provider: 'okru',
  hosts: ['ok.ru', 'www.ok.ru', 'm.ok.ru', 'odnoklassniki.ru', 'www.odnoklassniki.ru'],
  frames: ['https://ok.ru'],
  hint: 'okru',
  read({ path, query }) {
    const [first = '', id, more] = path;
    if (!['video', 'videoembed', 'live'].includes(first) || more !== undefined || !fits(videoId, id))
      return null;
    const fromTime = readStart(query.get('fromTime'));
    const src = withQuery(`https://ok.ru/videoembed/${id}`, { fromTime });
    return found('okru', first === 'live' ? 'live' : 'video', id, src, fromTime);
  },
};

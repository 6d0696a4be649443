import { fits, type ProviderRules } from '../provider.ts';
import { found, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';

const videoId = /^(?:sm|nm|so)?[1-9]\d{0,11}$/;
const programme = /^lv[1-9]\d{0,11}$/;

/** https://site.nicovideo.jp/embed (videos: embed.nicovideo.jp/watch/ID; programmes: live.nicovideo.jp/embed/ID) */
export const niconico: ProviderRules = {
  provider: 'niconico',
  hosts: [
    'nicovideo.jp',
    'www.nicovideo.jp',
    'sp.nicovideo.jp',
    'embed.nicovideo.jp',
    'live.nicovideo.jp',
    'live2.nicovideo.jp',
    'nico.ms',
  ],
  frames: ['https://embed.nicovideo.jp', 'https://live.nicovideo.jp'],
  hint: 'niconico',
  read({ host, path, query }) {
    const [first, second, more] = path;
    const isShort = host === 'nico.ms';
    const id = isShort ? first : first === 'watch' || first === 'embed' ? second : undefined;
    if (more !== undefined || (isShort && second !== undefined)) return null;
    if (fits(programme, id)) return found('niconico', 'live', id, `https://live.nicovideo.jp/embed/${id}`);
    if (host.startsWith('live') || !fits(videoId, id)) return null;
    const from = readStart(query.get('from'));
    return found(
      'niconico',
      'video',
      id,
      withQuery(`https://embed.nicovideo.jp/watch/${id}`, { from }),
      from,
    );
  },
};

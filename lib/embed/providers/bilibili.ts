import type { ParsedUrl } from '../parsed-url.ts';
import { fits, type ProviderRules } from '../provider.ts';
import { found, refuse, withQuery } from '../result.ts';
import { readStart } from '../start-time.ts';
import type { EmbedResult } from '../types.ts';

const bvid = /^BV[1-9A-HJ-NP-Za-km-z]{10}$/;
const avid = /^av([1-9]\d{0,17})$/i;
const number = /^[1-9]\d{0,17}$/;
const part = /^[1-9]\d{0,3}$/;

/** https://player.bilibili.com (videos); the player for activities is what live.bilibili.com offers to embed. */
export const bilibili: ProviderRules = {
  provider: 'bilibili',
  hosts: [
    'bilibili.com',
    'www.bilibili.com',
    'm.bilibili.com',
    'player.bilibili.com',
    'live.bilibili.com',
    'b23.tv',
  ],
  frames: ['https://player.bilibili.com', 'https://www.bilibili.com'],
  hint: 'bilibili',
  read(place) {
    const { host, path, query } = place;
    const [first, second, third] = path;
    if (host === 'live.bilibili.com') return room(first === 'h5' ? second : first, path.length);
    if (host === 'b23.tv' && !fits(bvid, first)) return refuse('shortLink', { name: 'Bilibili' });
    if (host === 'player.bilibili.com') {
      const aid = query.get('aid');
      return video(query.get('bvid') ?? (aid === null ? undefined : `av${aid}`), place);
    }
    if (first === 'blackboard' && path.at(-1) === 'live-activity-player.html')
      return room(query.get('cid') ?? undefined, 1);
    if (host === 'b23.tv') return video(first, place);
    return first === 'video' && third === undefined ? video(second, place) : null;
  },
};

function video(text: string | undefined, { query }: ParsedUrl): EmbedResult | null {
  const aid = avid.exec(text ?? '')?.[1];
  if (aid === undefined && !fits(bvid, text)) return null;
  const page = query.get('p') ?? query.get('page');
  const start = readStart(query.get('t'));
  const which = aid === undefined ? { bvid: text } : { aid };
  const more = { p: fits(part, page) ? page : undefined, t: start };
  const src = withQuery('https://player.bilibili.com/player.html', { ...which, ...more });
  return found('bilibili', 'video', aid === undefined ? String(text) : `av${aid}`, src, start);
}

function room(cid: string | undefined, segments: number): EmbedResult | null {
  if (segments > 2 || !fits(number, cid)) return null;
  const page = 'https://www.bilibili.com/blackboard/live/live-activity-player.html';
  return found('bilibili', 'live', cid, withQuery(page, { cid }));
}

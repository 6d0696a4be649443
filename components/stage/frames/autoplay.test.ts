import { expect, test } from 'vitest';
import { parseAddress } from '#lib/embed/parse-address.ts';
import { startingSrc } from './autoplay.ts';

const options = { siteHost: 'show.example.org', allowedHosts: ['tube.example.org'] };

test.each([
  [
    'https://youtu.be/dQw4w9WgXcQ',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&enablejsapi=1&mute=1',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&enablejsapi=1',
  ],
  [
    'https://youtu.be/dQw4w9WgXcQ?t=95',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=95&autoplay=1&enablejsapi=1&mute=1',
    'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=95&autoplay=1&enablejsapi=1',
  ],
  [
    'https://vimeo.com/76979871#t=60s',
    'https://player.vimeo.com/video/76979871?autoplay=1&muted=1#t=1m',
    'https://player.vimeo.com/video/76979871?autoplay=1#t=1m',
  ],
  [
    'https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&api=1&muted=1',
    'https://tube.example.org/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&api=1',
  ],
  [
    'https://tube.example.org/about/page',
    'https://tube.example.org/about/page',
    'https://tube.example.org/about/page',
  ],
])('%s begins by itself', (text, silent, aloud) => {
  const embed = parseAddress(text, options);
  if (!embed.ok) throw new Error(embed.reason);
  expect(startingSrc(embed, true)).toBe(silent);
  expect(startingSrc(embed, false)).toBe(aloud);
});

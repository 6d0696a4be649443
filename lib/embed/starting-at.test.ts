import { expect, it } from 'vitest';
import { parseAddress } from './parse-address.ts';
import { startingAt } from './starting-at.ts';

const OPTIONS = { siteHost: 'show.example.org', allowedHosts: ['tube.example.org'] };

it.each([
  ['https://youtu.be/aqz-KE-bpKQ', /[?&]start=3725(?:&|$)/],
  ['https://youtu.be/aqz-KE-bpKQ?t=90', /[?&]start=3725(?:&|$)/],
  ['https://vimeo.com/76979871', /#t=1h2m5s$/],
  ['https://www.twitch.tv/videos/1234567890', /[?&]time=1h2m5s(?:&|$)/],
  ['https://www.dailymotion.com/video/x7tgad0', /[?&]startTime=3725(?:&|$)/],
  ['https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv', /[?&]start=3725s(?:&|$)/],
])('%s starts at a second', (address, expected) => {
  const result = parseAddress(address, OPTIONS);
  if (!result.ok) throw new Error(result.reason);
  const src = startingAt(result, 3725).src;
  expect(src).toMatch(expected);
  expect(src.match(/start(?:Time)?=|[#&?]t(?:ime)?=/g)).toHaveLength(1);
});

it('leaves an address alone that cannot say so', () => {
  const result = parseAddress('https://soundcloud.com/forss/flickermood', OPTIONS);
  if (!result.ok) throw new Error(result.reason);
  expect(startingAt(result, 90)).toBe(result);
});

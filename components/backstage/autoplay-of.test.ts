import { expect, it } from 'vitest';
import { parseAddress } from '#lib/embed/parse-address.ts';
import { autoplayOf } from './autoplay-of.ts';

const options = { siteHost: 'show.example.org', allowedHosts: ['live.example.org'] };

it.each([
  ['https://youtu.be/dQw4w9WgXcQ', 'silent'],
  ['https://www.twitch.tv/rainshadow', 'silent'],
  ['https://dai.ly/x7tgad0', 'silent'],
  ['https://cdn.example.org/live.m3u8', 'silent'],
  ['https://cdn.example.org/film.mp4', 'silent'],
  ['https://archive.org/details/night_of_the_living_dead', 'refused'],
  ['https://soundcloud.com/marquee/evening', 'refused'],
  ['https://www.ted.com/talks/al_gore_on_averting_climate_crisis', 'press'],
  ['https://live.example.org/some/page', 'press'],
])('%s begins: %s', (text, kind) => {
  const embed = parseAddress(text, options);
  if (!embed.ok) throw new Error(embed.reason);
  expect(autoplayOf(embed)).toBe(kind);
});

import { expect, test } from 'vitest';
import { parseChatAddress } from './chat-address.ts';
import { frameAttributes } from './frame-attributes.ts';
import { frameHosts } from './frame-hosts.ts';
import { parseAddress } from './parse-address.ts';
import { providers } from './providers/index.ts';

const options = { siteHost: 'show.example.org', allowedHosts: ['cast.example.org'] };

test.each(providers.map((rules) => rules.provider))('%s: scripts, no way out of the frame', (provider) => {
  const attributes = frameAttributes(provider);
  const sandbox = attributes.sandbox.split(' ');
  expect(sandbox).toContain('allow-scripts');
  expect(sandbox).toContain('allow-presentation');
  expect(sandbox.filter((token) => token.startsWith('allow-top-navigation'))).toEqual([]);
  expect(sandbox).not.toContain('allow-downloads');
  expect(attributes.allow).toContain('fullscreen');
  expect(attributes.referrerPolicy).toBe('strict-origin-when-cross-origin');
});

test('only Twitch gets what only Twitch wants', () => {
  expect(frameAttributes('twitch').sandbox).toContain('allow-modals');
  expect(frameAttributes('page').sandbox).not.toContain('allow-modals');
});

test('frame-src names origins only, once each, with the allowed hosts', () => {
  const hosts = frameHosts(['cast.example.org']);
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(hosts).toContain('https://cast.example.org');
  for (const host of hosts) expect(new URL(host).origin).toBe(host);
});

test.each([
  'https://youtu.be/dQw4w9WgXcQ',
  'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv',
  'twitch.tv/somecrew',
  'https://clips.twitch.tv/BraveQuietOtterSmile',
  'https://vimeo.com/event/4567890',
  'https://cast.example.org/',
  'https://cast.example.org/page',
])('the embed of %s may be framed', (text) => {
  const result = parseAddress(text, options);
  const chat = parseChatAddress(text, options);
  for (const frame of [result, chat])
    if (frame.ok) expect(frameHosts(options.allowedHosts)).toContain(new URL(frame.src).origin);
  expect(result.ok).toBe(true);
});

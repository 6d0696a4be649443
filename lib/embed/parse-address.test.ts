import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseChatAddress } from './chat-address.ts';
import { frameHosts } from './frame-hosts.ts';
import { hostProblem } from './hosts.ts';
import { parseAddress } from './parse-address.ts';
import { providers } from './providers/index.ts';
import { readStart, writeStart } from './start-time.ts';
import type { EmbedResult } from './types.ts';

const options = { siteHost: 'show.example.org', allowedHosts: ['tube.example.org'] };

/** Real addresses to be bent. */
const good = [
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=95',
  'https://youtu.be/dQw4w9WgXcQ?list=PLabcdefghij0123456789',
  'https://www.twitch.tv/videos/123456789?t=1h2m3s',
  'https://clips.twitch.tv/BraveQuietOtterSmile',
  'https://vimeo.com/123456789/0a1b2c3d4e#t=95s',
  'https://www.dailymotion.com/video/x8abcd1?start=9',
  'https://tube.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv?start=1m',
  'https://tube.example.org/room?x=1#y',
  'https://kick.com/somecrew',
  'https://www.facebook.com/some.page/videos/1234567890123456/?t=4',
  'https://streamable.com/ab12cd',
  'https://archive.org/details/night_of_films/Part%202.mp4',
  'https://drive.google.com/file/d/1ZyXwVuTsRqPoNmLkJiHgFeDcBa98765432/view',
  'https://odysee.com/@crew:4/night-of-films:b',
  'https://rumble.com/embed/v4abcd/',
  'https://soundcloud.com/some-crew/opening',
  'https://player.angelthump.com/?channel=somecrew',
  'https://picarto.tv/SomeCrew',
  'https://media.example.net:8443/live/index.m3u8?token=a',
  'https://www.google.com/url?q=https://youtu.be/dQw4w9WgXcQ&sa=D',
  '<iframe src="https://player.vimeo.com/video/123456789?h=0a1b2c3d4e&amp;badge=0"></iframe>',
  '/demo/test-card/index.m3u8',
];

const nasty = fc.constantFrom(
  ...[
    '\\',
    '@',
    '#',
    '?',
    '%',
    '%00',
    '%0a',
    '%2e',
    '%2f',
    '/',
    '//',
    ':',
    ';',
    '.',
    '..',
    '&',
    '<',
    '>',
    '"',
    "'",
  ],
  ...[
    '\t',
    '\n',
    '\u0000',
    '\u200b',
    '\u202e',
    '\u0430',
    '\ud800',
    ' ',
    'javascript:',
    'data:',
    '[::1]',
    '127.1',
    'xn--',
  ],
);

/** A good address with pieces cut out, put in and moved. */
const bent = fc
  .tuple(
    fc.constantFrom(...good),
    fc.array(fc.tuple(fc.nat(120), fc.nat(6), fc.oneof(nasty, fc.string({ maxLength: 4 }))), {
      maxLength: 3,
    }),
  )
  .map(([text, edits]) =>
    edits.reduce((now, [at, cut, insert]) => now.slice(0, at) + insert + now.slice(at + cut), text),
  );

const anyText = fc.oneof(
  { weight: 6, arbitrary: bent },
  { weight: 2, arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true }) },
  fc.string({ unit: 'binary' }),
  fc.array(nasty).map((parts) => `https://${parts.join('')}`),
);

function checkAccepted(result: Extract<EmbedResult, { ok: true }>): void {
  const { src } = result;
  expect(src).not.toMatch(/[\u0000-\u0020\u007f-\u{10ffff}"<>\\]/u);
  if (src.startsWith('/')) {
    expect(result.provider).toBe('media');
    expect(new URL(src, 'https://show.example.org').href).toBe(`https://show.example.org${src}`);
    return;
  }
  const url = new URL(src);
  expect(url.href).toBe(src);
  expect(url.protocol).toBe('https:');
  expect(url.username + url.password).toBe('');
  if (result.provider === 'media') expect(hostProblem(url.hostname)).toBeNull();
  else expect(frameHosts(options.allowedHosts)).toContain(url.origin);
}

test('whatever is typed: no throw; what is accepted is a plain https address of a known, allowed or public host', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const result = parseAddress(text, options);
      if (result.ok) checkAccepted(result);
      else expect(result.reason).toMatch(/^[A-Z].*\.$/);
    }),
    { numRuns: 20_000 },
  );
});

test('an accepted address is read again as the same', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const result = parseAddress(text, options);
      if (!result.ok) return;
      expect(parseAddress(result.src, options)).toMatchObject({
        provider: result.provider,
        id: result.id,
        src: result.src,
        ...(result.start === undefined ? {} : { start: result.start }),
      });
    }),
    { numRuns: 10_000 },
  );
});

test('a host that is changed by any one character is never taken for the service', () => {
  const hosts = providers.flatMap((rules) => rules.hosts);
  const known = new Set([...hosts, ...options.allowedHosts]);
  const character = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-.');
  fc.assert(
    fc.property(
      fc.constantFrom(...hosts),
      fc.nat(30),
      fc.constantFrom(0, 1),
      fc.oneof(character, fc.constant('')),
      (host, position, cut, insert) => {
        const at = position % host.length;
        const changed = host.slice(0, at) + insert + host.slice(at + cut);
        fc.pre(!known.has(changed));
        for (const path of [
          'watch?v=dQw4w9WgXcQ',
          'dQw4w9WgXcQ',
          'somecrew',
          'video/123456789',
          'videos/123456789',
        ])
          expect(parseAddress(`https://${changed}/${path}`, options)).toMatchObject({ ok: false });
      },
    ),
    { numRuns: 5_000 },
  );
});

test('no reason holds a word of what was typed', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z0-9]{16}$/),
      fc.constantFrom(...good, 'rtmp://live.example.net/app'),
      (key, text) => {
        for (const typed of [
          `${text}/${key}`,
          `${key}${text}`,
          `${text}?key=${key}`,
          `${key}:${key}@${text}`,
        ]) {
          const result = parseAddress(typed, options);
          if (!result.ok) expect(result.reason).not.toContain(key);
        }
      },
    ),
  );
});

test('chat addresses: no throw, and only https frames of known or allowed hosts', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const result = parseChatAddress(text, options);
      if (!result.ok) return;
      expect(new URL(result.src).href).toBe(result.src);
      expect(frameHosts(options.allowedHosts)).toContain(new URL(result.src).origin);
    }),
    { numRuns: 5_000 },
  );
});

test('a start is read as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 604_800 }), (seconds) => {
      expect(readStart(writeStart(seconds))).toBe(seconds);
      expect(readStart(`${seconds}`)).toBe(seconds);
      expect(readStart(`${seconds}s`)).toBe(seconds);
    }),
  );
});

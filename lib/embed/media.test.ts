import { describe, expect, test } from 'vitest';
import { parseAddress } from './parse-address.ts';

const options = { siteHost: 'show.example.org', allowedHosts: ['cast.example.org'] };

test.each([
  ['https://media.example.net/live/index.m3u8', 'hls'],
  ['https://media.example.net/live/index.M3U8?token=abc', 'hls'],
  ['https://media.example.net:8443/live/index.m3u8', 'hls'],
  ['https://media.example.net/vod/manifest.mpd', 'dash'],
  ...'mp4 m4v webm ogv mov mp3 m4a aac ogg oga opus flac wav'
    .split(' ')
    .map((type) => [`https://media.example.net/a.film.${type}`, 'file']),
  ['https://media.example.net/films/Night%20of%20Films%20(2026).mp4', 'file'],
  ['https://media.example.net/v0/b/app/o/films%2Fnight.mp4?alt=media', 'file'],
  ['https://archive.org/download/night_of_films/night.mp4', 'file'],
  ['https://player.vimeo.com/external/123456.hd.mp4?s=0a1b', 'file'],
  ['https://www.dropbox.com/scl/fi/abc/film.mp4?rlkey=x&raw=1', 'file'],
  ['https://cast.example.org/hls/stream.m3u8', 'hls'],
  ['https://sidekick.com/film.mp4', 'file'],
])('%s is media (%s)', (text, kind) => {
  expect(parseAddress(text, options)).toEqual({ ok: true, provider: 'media', kind, id: text, src: text });
});

test.each([
  ['https://live.example.net/stage/whep', 'https://live.example.net/stage/whep'],
  [
    'https://live.example.net:8889/stage/WHEP?token=abc',
    'https://live.example.net:8889/stage/WHEP?token=abc',
  ],
  ['https://customer-1.example.net/0a1b2c/webRTC/play', 'https://customer-1.example.net/0a1b2c/webRTC/play'],
  ['whep+https://live.example.net/app/stage', 'https://live.example.net/app/stage'],
  ['https://cast.example.org/api/whep', 'https://cast.example.org/api/whep'],
])('%s is a stream over WebRTC', (text, src) => {
  expect(parseAddress(text, options)).toEqual({ ok: true, provider: 'media', kind: 'live', id: src, src });
});

test.each([
  'whep://live.example.net/stage',
  'whep+http://live.example.net/stage',
  'whep+https://127.0.0.1/whep',
  'whep+https://user@live.example.net/whep',
  'whep+javascript:alert(1)',
  'http://live.example.net/stage/whep',
  'https://10.0.0.1/whep',
  'https://live.example.net:25/whep',
  'https://youtube.com.example.net/whep',
  'https://live.example.net/whep/stage',
])('%s is not', (text) => {
  expect(parseAddress(text, options).ok).toBe(false);
});

test.each([
  ['media.example.net/film.mp4', 'https://media.example.net/film.mp4'],
  ['HTTPS://Media.Example.net:443/film.mp4', 'https://media.example.net/film.mp4'],
  [
    'https://media.example.net/nuit été.mp4'.replace(' ', '%20'),
    'https://media.example.net/nuit%20%C3%A9t%C3%A9.mp4',
  ],
  ['https://media.example.net/film.mp4#', 'https://media.example.net/film.mp4'],
  ['https://media.example.net/film.mp4#chapter', 'https://media.example.net/film.mp4'],
])('%s is written as %s', (text, src) => {
  expect(parseAddress(text, options)).toEqual({ ok: true, provider: 'media', kind: 'file', id: src, src });
});

test('a place in a file is its start', () => {
  const id = 'https://media.example.net/film.mp4';
  expect(parseAddress(`${id}#t=1m35s,200`, options)).toEqual({
    ok: true,
    provider: 'media',
    kind: 'file',
    id,
    start: 95,
    src: `${id}#t=95`,
  });
});

test.each([
  ['/demo/test-card/index.m3u8', 'hls'],
  ['/demo/test-card/test-card.mp4', 'file'],
  ['"/recordings/2026-11-28_night.webm"', 'file'],
])("the site's own %s is %s", (text, kind) => {
  const path = text.replaceAll('"', '');
  expect(parseAddress(text, options)).toEqual({ ok: true, provider: 'media', kind, id: path, src: path });
});

describe('refused, with what to do', () => {
  test.each([
    ['http://media.example.net/film.mp4', 'https://'],
    ['http://media.example.net:8000/live.mp3', 'https://'],
    ['https://media.example.net/film.mkv', 'MP4'],
    ['https://media.example.net/radio.m3u', 'm3u8'],
    ['https://www.dropbox.com/scl/fi/abc/film.mp4?rlkey=x&dl=0', 'raw=1'],
    ['https://commons.wikimedia.org/wiki/File:Night.webm', 'page'],
    ['https://github.com/crew/films/blob/main/film.mp4', 'page'],
    ['https://media.example.net/film', 'known service'],
    ['https://media.example.net/?file=film.mp4', 'known service'],
    ['https://media.example.net/film.mp4/', 'known service'],
    ['https://media.example.net/film.constructor', 'known service'],
    ['https://media.example.net/my film.mp4', 'space'],
    ['rtmp://media.example.net/live/key', 'm3u8'],
    ['file:///C:/film.mp4', 'own computer'],
  ])('%s', (text, part) => {
    expect(parseAddress(text, options)).toMatchObject({ ok: false, reason: expect.stringContaining(part) });
  });
});

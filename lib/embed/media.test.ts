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
  expect(parseAddress(text, options)).toEqual({ ok: true, provider: 'media', kind: 'whep', id: src, src });
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
    ['https://media.example.net/radio.m3u', 'audio+https'],
    ['https://media.example.net:5060/live.m3u8', 'Browsers refuse'],
    ['https://media.example.net:6566/live.m3u8', 'Browsers refuse'],
    ['whep+https://media.example.net:6666/x', 'Browsers refuse'],
    ['audio+https://media.example.net:10080/x', 'Browsers refuse'],
    ['https://show.example.org/stage/whep', 'own host'],
    ['whep+https://show.example.org/api/refresh', 'own host'],
    ['audio+http://media.example.net:8000/live', 'https://'],
    ['audio+https://127.0.0.1/live', 'number'],
    ['audio+javascript:alert(1)', 'https://'],
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

test('a radio mount without an extension is written audio+https://', () => {
  const src = 'https://radio.example.net:8443/stream;?type=http';
  expect(parseAddress(`audio+${src}`, options)).toEqual({
    ok: true,
    provider: 'media',
    kind: 'audio',
    id: src,
    src,
  });
});

test.each(['pls', 'm3u', 'xspf'])('a .%s file is for the server to read', (type) => {
  const id = `https://radio.example.net/listen.${type}`;
  expect(parseAddress(id, options)).toMatchObject({
    ok: false,
    lookup: { provider: 'media', kind: 'audio', id, src: null },
  });
});

test('a page that nobody knows may be a radio mount: the server is to hear', () => {
  const id = 'https://radio.example.net:8443/stream';
  expect(parseAddress(id, options)).toMatchObject({ ok: false, lookup: { id, isGuess: true } });
  for (const text of [
    'http://radio.example.net/stream',
    'https://radio.example.net/',
    'https://radio.example.net/about.html',
    'https://radio.example.net:6667/stream',
    'https://youtube.com.evil.example/stream',
    'https://zoom.us/j/123',
  ])
    expect(parseAddress(text, options)).not.toHaveProperty('lookup');
});

test.each([
  ['@somecrew/live', '@somecrew'],
  ['@somecrew', '@somecrew'],
  ['@Der-Film_Klub.2/streams?view=2', '@Der-Film_Klub.2'],
  ['c/SomeCrew/live', 'c/SomeCrew'],
  ['user/somecrew/live', 'user/somecrew'],
  ['@кино/live', '@кино'],
])('the YouTube name %s is for the server to look up', (path, id) => {
  expect(parseAddress(`https://www.youtube.com/${path}`, options)).toMatchObject({
    ok: false,
    lookup: { provider: 'youtube', kind: 'channel', id, src: null },
  });
});

test.each([
  ['https://bit.ly/abc', 'short address'],
  ['https://t.co/abc', 'short address'],
  ['https://us02web.zoom.us/j/87375674909?pwd=secret', 'Zoom'],
  ['https://meet.google.com/abc-defg-hij', 'Google Meet'],
  ['https://www.instagram.com/somecrew/live/', 'Instagram'],
  ['https://www.tiktok.com/@somecrew/live', 'TikTok'],
  ['https://www.netflix.com/watch/1', 'Netflix'],
  ['https://fb.watch/aBcDeFgHiJ/', 'Facebook'],
  ['https://on.soundcloud.com/AbCdE', 'SoundCloud'],
])('the refusal of %s names what it is', (text, part) => {
  const result = parseAddress(text, options);
  expect(result).toMatchObject({ ok: false, reason: expect.stringContaining(part) });
});

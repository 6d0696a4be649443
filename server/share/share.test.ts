import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { wrap } from '#lib/share/wrap.ts';
import { drawPicture, missingScripts } from './draw.ts';
import { drawable } from './drawable.ts';
import { pictureAddress, pictureOf } from './picture.ts';
import { fetchPoster, isSafe } from './poster.ts';

const SITE = {
  title: 'Test house',
  timeZone: 'America/New_York',
  themes: { horror: '#aa0000' },
  locale: 'en-GB',
  about: 'What is on.',
};
const slot = {
  uid: 'a',
  title: 'Film night',
  start: '2026-11-28T20:00:00Z',
  status: 'confirmed' as const,
  room: null,
  host: null,
  poster: null,
  theme: 'horror',
};
const FONT = 'sans-serif';

describe('the content of a picture', () => {
  it('is the show in the zone of the sheet, in its colour, under an address of its content', () => {
    const picture = pictureOf(slot, SITE);
    expect(picture).toMatchObject({ title: 'Film night', accent: '#aa0000' });
    expect(pictureOf({ ...slot, room: 'Saal 1' }, SITE).line).toBe(`${picture.line} · Saal 1`);
    expect(picture.line).toMatch(/^Sat,? 28 November 2026.*15:00.*(?:GMT-5|EST)$/);
    const address = pictureAddress('a', picture);
    expect(address).toMatch(/^\/share\/a\.png\?v=[\w-]{8}$/);
    expect(pictureAddress('a', pictureOf({ ...slot, start: '2026-11-28T21:00:00Z' }, SITE))).not.toBe(
      address,
    );
    expect(pictureOf({ ...slot, theme: 'url(x)' }, SITE).accent).toBe('#ffb84d');
    expect(pictureOf(slot, { ...SITE, timeZone: 'GMT-07:00' }).line).toContain('13:00');
  });
});

describe('lines', () => {
  const tenEach = (text: string) => [...text].length * 10;
  it.each([
    ['one two three', ['one two', 'three']],
    ['Donaudampfschiff', ['Donaudampf', 'schiff']],
    ['a b c d e f g h i j k l m n o p', ['a b c d e', 'f g h i j…']],
    ['', []],
    ['What a day!', ['What a', 'day!']],
    ['Tonight <Cine>', ['Tonight', '<Cine>']],
    ['night-shift x', ['night-', 'shift x']],
  ])('of %j are %j', (text, lines) => expect(wrap(text, 100, 2, tenEach)).toEqual(lines));

  it('of a very long word take no time', () => {
    const begun = performance.now();
    expect(wrap('x'.repeat(50_000), 100, 3, tenEach)).toHaveLength(3);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('text that can be drawn', () => {
  it.each([
    ['Ünïcödé Ł Ж Ω', 'Ünïcödé Ł Ж Ω'],
    ['a\r\nb\u0000c', 'a b c'],
    ['safe\u202eevil', 'safeevil'],
    ['a\u0301\u0301\u0301\u0301\u0301', 'a\u0301\u0301\u0301'],
    ['\u{e000}\u{e001}', ''],
  ])('of %j is %j', (text, drawn) => expect(drawable(text, FONT)).toBe(drawn));

  it.each(['हिन्दी', 'ภาพยนตร์', 'مهرجان', 'סרט'])('of %s is there on every machine', (title) => {
    missingScripts();
    expect(drawable(title, '"Marquee Sans"')).toBe(title);
  });
});

it.each([
  slot,
  null,
  { ...slot, title: `</svg><script>${'W'.repeat(5000)}` },
  { ...slot, title: '\u0000\u202e' },
  { ...slot, title: 'مهرجان الأفلام', status: 'cancelled' as const },
])('is a PNG of the size that is promised: %j', async (of) => {
  const image = await loadImage(await drawPicture(pictureOf(of, SITE), null));
  expect([image.width, image.height]).toEqual([1200, 630]);
});

describe('a poster', () => {
  it('is shown if it is a picture', async () => {
    const bytes = await fetchPoster('/icon-192.png', 'public');
    const [without, withPoster] = await Promise.all([
      drawPicture(pictureOf(slot, SITE), null),
      drawPicture(pictureOf(slot, SITE), bytes),
    ]);
    expect(withPoster.equals(without)).toBe(false);
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/icon.svg',
    '/none.png',
    'http://example.org/a.png',
    'https://127.0.0.1/a.png',
    'https://localhost/a.png',
    'https://169.254.169.254/a.png',
    'https://example.org:8443/a.png',
    'data:image/png;base64,AAAA',
  ])('is not taken from %s', async (address) => expect(await fetchPoster(address, 'public')).toBeNull());

  it('is not decoded if it would be too large, or is none', async () => {
    const canvas = createCanvas(10, 10);
    const png = await canvas.encode('png');
    expect(isSafe(png)).toBe(true);
    // The header of a PNG says how large it is (PNG, 11.2.2).
    png.writeUInt32BE(20_000, 16);
    png.writeUInt32BE(20_000, 20);
    expect(isSafe(png)).toBe(false);
    expect(isSafe(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBe(false);
    expect(isSafe(Buffer.from('<html>'))).toBe(false);
  });

  it('that is broken inside leaves the picture without one', async () => {
    const png = (await createCanvas(10, 10).encode('png')).subarray(0, 40);
    await expect(drawPicture(pictureOf(slot, SITE), png)).resolves.toBeInstanceOf(Buffer);
  });
});

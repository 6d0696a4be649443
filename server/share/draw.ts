import { join } from 'node:path';
import { createCanvas, GlobalFonts, type Image, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { wrap } from '#lib/share/wrap.ts';
import { drawable } from './drawable.ts';
import { HEIGHT, type Picture, WIDTH } from './picture.ts';

const BRAND = 'Marquee Sans';
const FAMILY = `"${BRAND}", sans-serif`;
const MARGIN = 84;
const POSTER = { width: 350, height: 420 };
const TITLE_SIZES = [92, 80, 68, 58, 50];
const MOST_LINES = 3;

/** The files of the packages of `@fontsource`. Fonts for other scripts are large, and the machine's own. */
const FONTS = {
  'noto-sans': [
    'latin',
    'latin-ext',
    'greek',
    'greek-ext',
    'cyrillic',
    'cyrillic-ext',
    'vietnamese',
    'devanagari',
  ],
  'noto-sans-arabic': ['arabic'],
  'noto-sans-hebrew': ['hebrew'],
  'noto-sans-thai': ['thai'],
};

function loadFonts(): void {
  if (GlobalFonts.has(BRAND)) return;
  // Not by import: a bundler would take the fonts apart.
  const folder = join(process.cwd(), 'node_modules/@fontsource');
  for (const [font, subsets] of Object.entries(FONTS))
    for (const subset of subsets)
      for (const weight of [400, 700]) {
        const path = join(folder, font, 'files', `${font}-${subset}-${weight}-normal.woff2`);
        GlobalFonts.registerFromPath(path, BRAND);
      }
}

/** A letter of each script that titles may have and that needs a font of this machine. */
const SAMPLES = { Chinese: '电', Japanese: 'ひ', Korean: '한', emoji: '🎬' };

/** The scripts of which no font is here: share pictures leave their letters out. */
export function missingScripts(): string[] {
  loadFonts();
  return Object.entries(SAMPLES).flatMap(([script, letter]) => (drawable(letter, FAMILY) ? [] : [script]));
}

/** A share picture as PNG. `poster` is the bytes of an image that was checked (poster.ts), or null. */
export async function drawPicture(picture: Picture, poster: Uint8Array | null): Promise<Buffer> {
  loadFonts();
  const canvas = createCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  const image = poster && (await loadImage(Buffer.from(poster)).catch(() => null));
  drawGround(context, picture.accent);
  drawSite(context, picture);
  const room = WIDTH - 2 * MARGIN - (image ? POSTER.width + 56 : 0);
  drawText(context, picture, room);
  if (image) drawPoster(context, image);
  return canvas.encode('png');
}

/** The background: dark, with the bulbs of a marquee along its edges, and light in the show's colour. */
function drawGround(context: SKRSContext2D, accent: string): void {
  context.fillStyle = '#0c0a10';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const light = context.createRadialGradient(180, 40, 20, 180, 40, 1000);
  light.addColorStop(0, accent);
  light.addColorStop(1, '#0c0a10');
  context.globalAlpha = 0.16;
  context.fillStyle = light;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.globalAlpha = 1;
  context.lineWidth = 4;
  context.strokeStyle = '#322c3f';
  context.strokeRect(28, 28, WIDTH - 56, HEIGHT - 56);
  context.fillStyle = accent;
  for (let x = 28; x <= WIDTH - 28; x += (WIDTH - 56) / 26)
    for (const y of [28, HEIGHT - 28]) {
      context.beginPath();
      context.arc(x, y, 7, 0, 2 * Math.PI);
      context.fill();
    }
}

/** The logo, and the name of the site. */
function drawSite(context: SKRSContext2D, { site, title }: Picture): void {
  if (title === null) return;
  context.strokeStyle = '#f3eff8';
  context.lineWidth = 4;
  context.beginPath();
  context.roundRect(MARGIN, 76, 56, 36, 8);
  context.stroke();
  context.fillStyle = '#f3eff8';
  context.beginPath();
  context.moveTo(MARGIN + 22, 85);
  context.lineTo(MARGIN + 37, 94);
  context.lineTo(MARGIN + 22, 103);
  context.fill();
  font(context, 400, 32);
  const room = WIDTH - 2 * MARGIN - 80;
  const [line = ''] = wrap(drawable(site, FAMILY), room, 1, (text) => context.measureText(text).width);
  context.fillText(line, MARGIN + 78, 105);
}

/** The title as large as it fits, the lines below it, and the host. */
function drawText(context: SKRSContext2D, picture: Picture, room: number): void {
  const title =
    drawable(picture.title ?? picture.site, FAMILY) || drawable(picture.site, FAMILY) || 'Marquee';
  const measure = (text: string) => context.measureText(text).width;
  let lines: string[] = [];
  let size = 0;
  for (size of TITLE_SIZES) {
    font(context, 700, size);
    lines = wrap(title, room, MOST_LINES, measure);
    const all = wrap(title, room, 99, measure);
    if (all.length <= (size > 80 ? 2 : MOST_LINES) && !lines.some((line) => line.endsWith('…'))) break;
  }
  const host = picture.host === null ? '' : drawable(picture.host, FAMILY);
  const below = 70 + (host ? 50 : 0);
  const height = lines.length * size * 1.14 + below;
  let y = Math.max(190, (HEIGHT + 90 - height) / 2) + size * 0.78;
  context.fillStyle = '#f3eff8';
  for (const line of lines) {
    write(context, line, room, y);
    if (picture.cancelled) context.fillRect(MARGIN, y - size * 0.3, Math.min(measure(line), room), 5);
    y += size * 1.14;
  }
  font(context, 700, 38);
  context.fillStyle = picture.accent;
  for (const line of wrap(drawable(picture.line, FAMILY), room, 2, measure)) {
    write(context, line, room, y);
    y += 50;
  }
  if (!host) return;
  font(context, 400, 34);
  context.fillStyle = '#aca3bd';
  for (const line of wrap(host, room, 1, measure)) write(context, line, room, y + 4);
}

/** A line from the side where its script begins. */
function write(context: SKRSContext2D, line: string, room: number, y: number): void {
  const letter = /\p{L}/u.exec(line)?.[0] ?? '';
  const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter);
  context.direction = rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = rightToLeft ? 'right' : 'left';
  context.fillText(line, rightToLeft ? MARGIN + room : MARGIN, y);
  context.direction = 'ltr';
  context.textAlign = 'left';
}

/** The poster, cut to its place as `object-fit: cover` does. */
function drawPoster(context: SKRSContext2D, image: Image): void {
  const { width, height } = POSTER;
  const [x, y] = [WIDTH - MARGIN - width, (HEIGHT - height) / 2];
  const scale = Math.max(width / image.width, height / image.height);
  const [w, h] = [width / scale, height / scale];
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, 18);
  context.clip();
  context.drawImage(image, (image.width - w) / 2, (image.height - h) / 2, w, h, x, y, width, height);
  context.restore();
}

function font(context: SKRSContext2D, weight: number, size: number): void {
  context.font = `${weight} ${size}px ${FAMILY}`;
}

import { readFile, writeFile } from 'node:fs/promises';
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';

// Draws every icon from the one logo, public/icon.svg: `node tools/make-icons.ts`. The icons are kept in the repository.

const LOGO = 'public/icon.svg';
/** The ground of the logo, up to the edges where a system cuts its own shape (w3.org/TR/appmanifest, maskable icons). */
const GROUND = '#14111a';

type Icon = {
  file: string;
  size: number;
  /** How much of the width the logo takes. */
  part?: number;
  ground?: string;
  /** Only its outline counts: Android shows a badge in one colour. */
  white?: boolean;
};

const ICONS: Icon[] = [
  { file: 'icon-192.png', size: 192 },
  { file: 'icon-512.png', size: 512 },
  { file: 'icon-maskable-512.png', size: 512, part: 0.8, ground: GROUND },
  { file: 'apple-touch-icon.png', size: 180, part: 0.92, ground: GROUND },
  { file: 'badge-96.png', size: 96, white: true },
];
const IN_ICO = [16, 32, 48];

const logo = await readFile(LOGO, 'utf8');
const parts = { whole: logo, lines: logo.replace(/<rect width="32"[^>]*\/>/, '') };

async function draw({ size, part = 1, ground, white = false }: Omit<Icon, 'file'>): Promise<Buffer> {
  const canvas = createCanvas(size, size);
  const context: SKRSContext2D = canvas.getContext('2d');
  if (ground) {
    context.fillStyle = ground;
    context.fillRect(0, 0, size, size);
  }
  const width = Math.round(size * part);
  const svg = (white ? parts.lines : parts.whole).replace(
    '<svg ',
    `<svg width="${width}" height="${width}" `,
  );
  const at = (size - width) / 2;
  context.drawImage(await loadImage(Buffer.from(svg)), at, at, width, width);
  if (white) {
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size, size);
  }
  return canvas.encode('png');
}

/** ICO as a folder of PNGs, which every browser and Windows since Vista reads. */
function ico(images: { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [at, { size, png }] of images.entries()) {
    const entry = 6 + 16 * at;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

for (const { file, ...icon } of ICONS) await writeFile(`public/${file}`, await draw(icon));
const sizes = await Promise.all(IN_ICO.map(async (size) => ({ size, png: await draw({ size }) })));
await writeFile('public/favicon.ico', ico(sizes));

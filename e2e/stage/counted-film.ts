import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/**
 * The top of the picture has two rows of squares: the number of the picture as a binary number, the lowest bit first, and
 * below it the same with black and white exchanged. A square is as large as what H.264 compresses at once.
 */
const BITS = 16;
const SIDE = 16;
const RATE = 20;
const [WIDTH, HEIGHT] = [BITS * SIDE, 144];

const square = (bit: number, row: number, is: 0 | 1) =>
  `drawbox=x=${bit * SIDE}:y=${row * SIDE}:w=${SIDE}:h=${SIDE}:color=white:t=fill:enable='eq(mod(floor(n/${2 ** bit}),2),${is})'`;
const squares = [
  // Under the white squares all is black: noise may be so bright that it looks like a bit.
  `drawbox=x=0:y=0:w=${WIDTH}:h=${2 * SIDE}:color=black:t=fill`,
  ...Array.from({ length: BITS }, (_, bit) => `${square(bit, 0, 1)},${square(bit, 1, 0)}`),
].join(',');

/**
 * Makes a film with ffmpeg whose picture says which one it is: an MP4, or HLS for a name with `.m3u8`. With
 * `kilobits`, noise fills so many a second, so that a line has something to carry.
 */
export function makeCountedFilm(folder: string, name: string, seconds: number, kilobits = 0): void {
  const noise = kilobits > 0 ? ',noise=alls=60:allf=t' : '';
  const rate = `${kilobits || 300}k`;
  const isHls = name.endsWith('.m3u8');
  const hls = '-f hls -hls_time 4 -hls_playlist_type vod -hls_segment_filename'.split(' ');
  execFileSync('ffmpeg', [
    ...[
      '-v',
      'error',
      '-y',
      '-f',
      'lavfi',
      '-i',
      `color=black:size=${WIDTH}x${HEIGHT}:rate=${RATE}${noise},${squares}`,
    ],
    ...['-f', 'lavfi', '-i', 'sine=frequency=220:sample_rate=44100', '-t', String(seconds)],
    ...'-c:v libx264 -preset ultrafast -g 40 -pix_fmt yuv420p -c:a aac -b:a 32k'.split(' '),
    ...['-b:v', rate, '-maxrate', rate, '-bufsize', rate],
    ...(isHls
      ? [...hls, join(folder, `${name.replace('.m3u8', '')}-%04d.ts`), join(folder, name)]
      : ['-movflags', '+faststart', join(folder, name)]),
  ]);
}

/** Lets a page's script read the pictures of films from other sites. Call it before the page is opened. */
export const allowReading = (page: Page) =>
  page.addInitScript(() => {
    const create = document.createElement.bind(document);
    document.createElement = ((name: string, options?: ElementCreationOptions) => {
      const element = create(name, options);
      if (element instanceof HTMLVideoElement) element.crossOrigin = 'anonymous';
      return element;
    }) as typeof document.createElement;
  });

/**
 * A look at a film: the second in its picture, and the machine's time (ms) at which it was seen. The second is null if the
 * rows of the picture do not agree, so that it was not read.
 */
export type Seen = { second: number | null; at: number; moves: boolean };

/** Reads the picture that a viewer has before them; null if none plays. Also on a device whose clock is wrong. */
export const readSecond = (page: Page): Promise<Seen | null> =>
  page.evaluate(
    ([bits, side, rate]) => {
      const video = document.querySelector<HTMLVideoElement>('[data-on="true"] video');
      if (!video || video.readyState < 2) return null;
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bits * side, 2 * side];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) return null;
      context.drawImage(video, 0, 0);
      const at = performance.timeOrigin + performance.now();
      const moves = !video.paused && !video.seeking && video.readyState >= 3;
      const { data, width } = context.getImageData(0, 0, bits * side, 2 * side);
      /** The brightness of a square's middle, 0 to 255. */
      const light = (bit: number, row: number) => {
        const half = side / 2;
        let sum = 0;
        for (let y = 0; y < half; y++)
          for (let x = 0; x < half; x++)
            sum += data[((row * side + half / 2 + y) * width + bit * side + half / 2 + x) * 4 + 1] ?? 0;
        return sum / half ** 2;
      };
      let picture = 0;
      for (let bit = 0; bit < bits; bit++) {
        const [code, inverse] = [light(bit, 0), light(bit, 1)];
        if (Math.abs(code - inverse) < 100) return { second: null, at, moves };
        if (code > inverse) picture += 2 ** bit;
      }
      return { second: picture / rate, at, moves };
    },
    [BITS, SIDE, RATE] as const,
  );

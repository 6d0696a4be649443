import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

/** The picture has a row of squares: the tenths of a second since its beginning as a binary number, the lowest first. */
const BITS = 15;
const SIDE = 20;

const squares = Array.from(
  { length: BITS },
  (_, bit) =>
    `drawbox=x=${bit * SIDE}:y=0:w=${SIDE}:h=${SIDE}:color=white:t=fill:enable='gte(mod(floor(t*10)/${2 ** bit},2),1)'`,
).join(',');

/**
 * Makes a film with ffmpeg whose picture says which tenth of a second it is: an MP4, or HLS for a name with `.m3u8`. With
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
      `color=black:size=${BITS * SIDE}x180:rate=20${noise},${squares}`,
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

/** A look at a film: the second in its picture, and the machine's time (ms) at which it was seen. */
export type Seen = { second: number; at: number; moves: boolean };

/** Reads the picture that a viewer has before them; null if none plays. Also on a device whose clock is wrong. */
export const readSecond = (page: Page): Promise<Seen | null> =>
  page.evaluate(
    ([bits, side]) => {
      const video = document.querySelector<HTMLVideoElement>('.together-item[data-on="true"] video');
      if (!video || video.readyState < 2) return null;
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bits * side, side];
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) return null;
      const scale = video.videoWidth / (bits * side);
      context.drawImage(video, 0, 0, video.videoWidth, side * scale, 0, 0, bits * side, side);
      const at = performance.timeOrigin + performance.now();
      const { data } = context.getImageData(0, side / 2, bits * side, 1);
      let tenths = 0;
      for (let bit = 0; bit < bits; bit++)
        if ((data[(bit * side + side / 2) * 4] ?? 0) > 128) tenths += 2 ** bit;
      return { second: tenths / 10, at, moves: !video.paused && !video.seeking && video.readyState >= 3 };
    },
    [BITS, SIDE] as const,
  );

import { open, readdir } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { MediaServer } from '../../e2e/stage/media-server.ts';

/** A word in the name that a browser gives itself, if its line is to go down. */
export const STALLS = 'Stalls/1.0';
/** Bytes that are written at once: a piece is on its way when the line goes down. */
const PIECE = 32_768;
const TYPES: Record<string, string> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.ts': 'video/mp2t',
  '.mp4': 'video/mp4',
};

export type ServedFilm = {
  /** Takes the line of the viewer down who stalls: nothing more comes over it, also of what is being sent. */
  setDown(isDown: boolean): void;
};

/**
 * Serves a film with its segments. The viewer who stalls gets it in pieces, at the rate of their line (Mbit/s), so that
 * nothing is on its way when that goes down. Chromium cannot take a line down: it refuses new requests, but slows one that
 * is running no more.
 */
export async function serveFilm(media: MediaServer, name: string, megabits: number): Promise<ServedFilm> {
  let mended: PromiseWithResolvers<void> | null = null;
  const stem = name.slice(0, name.lastIndexOf('.'));

  async function send(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isSlow = request.headers['user-agent']?.includes(STALLS) ?? false;
    const handle = await open(join(media.folder, file));
    try {
      const { size } = await handle.stat();
      const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
      const [from, to] = [Number(range?.[1] ?? 0), range?.[2] ? Number(range[2]) : size - 1];
      if (isSlow) await mended?.promise;
      response.writeHead(range ? 206 : 200, {
        'content-type': TYPES[extname(file)],
        'accept-ranges': 'bytes',
        'content-length': to - from + 1,
        ...(range && { 'content-range': `bytes ${from}-${to}/${size}` }),
      });
      for (let at = from; at <= to && !response.destroyed; at += PIECE) {
        const length = Math.min(PIECE, to - at + 1);
        const { buffer } = await handle.read({ buffer: Buffer.alloc(length), position: at });
        if (isSlow) await mended?.promise;
        await write(response, buffer);
        if (isSlow) await new Promise((done) => setTimeout(done, (length * 8) / (megabits * 1000)));
      }
      response.end();
    } finally {
      await handle.close();
    }
  }

  for (const file of await readdir(media.folder)) {
    const isOfIt = file === name || (file.startsWith(`${stem}-`) && extname(file) === '.ts');
    const answer: RequestListener = (request, response) => {
      send(file, request, response).catch(() => response.destroy());
    };
    if (isOfIt) media.answer(`/${file}`, answer);
  }
  return {
    setDown(isDown) {
      mended?.resolve();
      mended = isDown ? Promise.withResolvers<void>() : null;
    },
  };
}

/** Resolves when the browser takes more, or is gone. */
const write = (response: ServerResponse, piece: Buffer) =>
  new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    if (response.destroyed || response.write(piece)) resolve();
    else response.once('drain', done).once('close', done);
  });

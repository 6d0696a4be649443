import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join } from 'node:path';
import { startTlsServer } from '#server/streams/testing/tls-server.ts';

const TYPES: Record<string, string> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.m4s': 'video/mp4',
  '.mp4': 'video/mp4',
  '.ts': 'video/mp2t',
  '.mp3': 'audio/mpeg',
};

/** A public name that the browser finds on this machine, and so does the site if it is told to. */
export const HOST = 'live.example.org';
export const BROWSER_ARGS = [
  `--host-resolver-rules=MAP *.example.org 127.0.0.1`,
  '--ignore-certificate-errors',
];

/** Options of ffmpeg for a test picture with a beep; the options for the output follow them. */
const TEST_PICTURE =
  '-f lavfi -i testsrc2=size=320x180:rate=25 -f lavfi -i sine=frequency=440:sample_rate=44100'.split(' ');
const H264 =
  '-c:v libx264 -preset ultrafast -tune zerolatency -g 25 -keyint_min 25 -sc_threshold 0 -pix_fmt yuv420p -c:a aac -b:a 64k'.split(
    ' ',
  );

/** The number of a radio's chunks that a new listener gets at once. */
const BURST = 40;

export type MediaServer = {
  /** The address of a file of it, as the sheet has it. */
  at(path: string): string;
  folder: string;
  /** Its certificate, for NODE_EXTRA_CA_CERTS. */
  certificate: string;
  port: number;
  /** How often browsers asked for each path; the site's check asks too. */
  asked: Map<string, number>;
  /** Answers a path in another way from now on; null: from the folder. */
  answer(path: string, listener: RequestListener | null): void;
  /** Begins a live HLS stream in real time, and resolves when its first segments are there. */
  goLive(name: string): Promise<LiveStream>;
  /** Breaks every connection to the server, until `mend`. */
  cut(): void;
  mend(): void;
  /** A radio mount without an end, as Icecast serves it. */
  radio(path: string): Radio;
  /** Makes a file with ffmpeg. */
  make(name: string, seconds: number, ...more: string[]): void;
  stop(): Promise<void>;
};

export type LiveStream = {
  /** Stops making new segments, until `goOn`. */
  halt(): void;
  goOn(): void;
  /** Kills the encoder: the playlist stays as it is. */
  stop(): void;
  /** The encoder stops in order: the playlist gets its end. */
  end(): Promise<void>;
};

export type Radio = {
  /** Disconnects all listeners, and answers nobody until `comeBack`. */
  breakOff(): void;
  comeBack(): void;
};

/** A server on loopback with a certificate of its own, and ffmpeg behind it. */
export async function startMediaServer(): Promise<MediaServer> {
  const asked = new Map<string, number>();
  const answers = new Map<string, RequestListener>();
  const children = new Set<ChildProcess>();
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = await startTlsServer(async (request, response) => {
    sockets.add(request.socket);
    if (isCut) return void request.socket.destroy();
    const { pathname } = new URL(request.url ?? '/', 'https://localhost');
    if (request.headers['user-agent'] !== 'Marquee') asked.set(pathname, (asked.get(pathname) ?? 0) + 1);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('access-control-expose-headers', 'location');
    response.setHeader('cache-control', 'no-store');
    const own = answers.get(pathname);
    if (own) return own(request, response);
    const type = TYPES[extname(pathname)];
    const file = join(server.folder, pathname);
    if (!type || !existsSync(file)) return response.writeHead(404).end();
    const body = await readFile(file);
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    response.setHeader('content-type', type);
    response.setHeader('accept-ranges', 'bytes');
    if (!range) return response.end(body);
    const from = Number(range[1]);
    const to = range[2] ? Number(range[2]) : body.length - 1;
    response.setHeader('content-range', `bytes ${from}-${to}/${body.length}`);
    response.writeHead(206).end(body.subarray(from, to + 1));
  });
  const { folder, certificate, port } = server;

  return {
    at: (path) => `https://${HOST}:${port}/${path}`,
    folder,
    certificate,
    port,
    asked,
    answer(path, listener) {
      if (listener) answers.set(path, listener);
      else answers.delete(path);
    },
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    mend() {
      isCut = false;
    },
    radio(path) {
      const listeners = new Set<ServerResponse>();
      const encoder = spawn(
        'ffmpeg',
        '-v error -re -f lavfi -i sine=frequency=440:sample_rate=44100 -c:a libmp3lame -b:a 320k -f mp3 -'.split(
          ' ',
        ),
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      children.add(encoder);
      // Icecast first sends the last chunks, so that a player has enough to begin with.
      let burst: Buffer[] = [];
      encoder.stdout.on('data', (chunk: Buffer) => {
        burst = [...burst, chunk].slice(-BURST);
        for (const listener of listeners) listener.write(chunk);
      });
      const comeBack = () =>
        answers.set(path, (request, response) => {
          response.writeHead(200, { 'content-type': 'audio/mpeg' });
          for (const chunk of burst) response.write(chunk);
          listeners.add(response);
          request.on('close', () => listeners.delete(response));
        });
      comeBack();
      return {
        comeBack,
        breakOff() {
          answers.set(path, (_request, response) => response.writeHead(404).end());
          for (const listener of listeners) listener.end();
          listeners.clear();
        },
      };
    },
    make(name, seconds, ...more) {
      execFileSync('ffmpeg', [
        '-v',
        'error',
        '-y',
        ...TEST_PICTURE,
        '-t',
        String(seconds),
        ...H264,
        ...more,
        join(folder, name),
      ]);
    },
    async goLive(name) {
      const playlist = join(folder, `${name}.m3u8`);
      const there = Promise.withResolvers<void>();
      const watcher = watch(folder, (_event, file) => {
        if (file === `${name}.m3u8`) there.resolve();
      });
      const child = spawn(
        'ffmpeg',
        [
          ...['-v', 'error', '-re', ...TEST_PICTURE, ...H264],
          ...'-f hls -hls_time 1 -hls_list_size 6 -hls_flags delete_segments+program_date_time'.split(' '),
          ...['-hls_segment_filename', join(folder, `${name}-%05d.ts`), playlist],
        ],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      );
      children.add(child);
      await there.promise;
      watcher.close();
      return {
        halt: () => void child.kill('SIGSTOP'),
        goOn: () => void child.kill('SIGCONT'),
        stop: () => void child.kill('SIGKILL'),
        async end() {
          child.kill('SIGINT');
          await once(child, 'exit');
        },
      };
    },
    async stop() {
      for (const child of children) child.kill('SIGKILL');
      await server.close();
    },
  };
}

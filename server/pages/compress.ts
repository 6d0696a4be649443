import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliDecompress,
  constants,
  createBrotliCompress,
  createGzip,
  gunzip,
  gzip,
} from 'node:zlib';

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** The endings of the compressed copies that stand beside a file, as nginx looks for them. */
export const VARIANTS = ['br', 'gz'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Below this size (bytes), compression saves less than its headers cost. */
const TOO_SMALL = 256;
/** Above this (bytes) a file is a download; it would hold the memory of the whole site. */
const TOO_LARGE = 8 * 1024 * 1024;
const WORTH_IT =
  /\.(?:html|rsc|json|ics|xml|txt|css|js|mjs|map|svg|webmanifest|csv|tsv|md|m3u8|mpd|wasm|ttf|otf)$/;

/** Whether a file of this name and size (bytes) is compressed at all. */
export const isCompressible = (path: string, size: number) =>
  size >= TOO_SMALL && size <= TOO_LARGE && WORTH_IT.test(path);

/** `quick` serves until `best` is made, which takes a second or more for a large page. */
export type Effort = 'quick' | 'best';
const BROTLI = { quick: 5, best: constants.BROTLI_MAX_QUALITY };
const GZIP = { quick: 6, best: constants.Z_BEST_COMPRESSION };

/** How much (bytes) the best compression takes in at once; Brotli turns this much at a time. */
const PART = 256 * 1024;

const gzipOptions = (effort: Effort) => ({ level: GZIP[effort] });
const brotliOptions = (effort: Effort, size: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI[effort],
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});

/** Compresses in the thread pool. */
export const compress = (body: Buffer, variant: Variant, effort: Effort): Promise<Buffer> =>
  variant === 'gz' ? gz(body, gzipOptions(effort)) : brotli(body, brotliOptions(effort, body.length));

/**
 * Compresses as well as possible, in the thread pool. A page of a megabyte takes seconds, and no core is to be kept from pages that
 * are due: `isOver` is asked in between.
 * @returns null if it ended early
 */
export async function compressUntil(
  body: Buffer,
  variant: Variant,
  isOver: () => boolean,
): Promise<Buffer | null> {
  const stream =
    variant === 'gz'
      ? createGzip(gzipOptions('best'))
      : createBrotliCompress(brotliOptions('best', body.length));
  const packed = buffer(stream);
  for (let at = 0; at < body.length; at += PART) {
    if (isOver()) {
      packed.catch(() => undefined);
      stream.destroy();
      return null;
    }
    await new Promise<void>((resolve, reject) => {
      stream.write(body.subarray(at, at + PART), (error) => (error ? reject(error) : resolve()));
    });
  }
  stream.end();
  return packed;
}

const unpackers = { br: promisify(brotliDecompress), gz: promisify(gunzip) };

/** The opposite of `compress`; throws if the bytes are damaged. */
export const decompress = (body: Buffer, variant: Variant): Promise<Buffer> => unpackers[variant](body);

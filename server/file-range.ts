import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve, sep } from 'node:path';

/**
 * Answers 416 to a range that a file does not have (RFC 9110, 15.5.17); Next answers 500. If a range is written wrong, or is
 * for something that is not a file, it is taken out of the request, as RFC 9110, 14.2 allows.
 * @returns whether it is answered
 */
export async function refuseRange(
  request: IncomingMessage,
  response: ServerResponse,
  publicFolder: string,
): Promise<boolean> {
  const { range } = request.headers;
  if (range === undefined) return false;
  const size = await sizeOf(request.url ?? '', publicFolder);
  const verdict = size === null ? 'ignored' : judgeRange(range, size);
  if (verdict === 'ignored') delete request.headers.range;
  if (verdict !== 'outside') return false;
  response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
  return true;
}

/** Judges a range of a file with this many bytes. If a header has several ranges, we ignore it. */
export function judgeRange(range: string, size: number): 'inside' | 'outside' | 'ignored' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === '') return last === '' ? 'ignored' : Number(last) > 0 && size > 0 ? 'inside' : 'outside';
  if (last !== '' && Number(last) < Number(first)) return 'ignored';
  return Number(first) < size ? 'inside' : 'outside';
}

/** The bytes of the file in `public` that an address means; null if there is none. */
async function sizeOf(url: string, publicFolder: string): Promise<number | null> {
  const root = resolve(publicFolder);
  const path = join(root, decodeURIComponent(url.replace(/[?#].*$/s, '')));
  if (!path.startsWith(root + sep) || path.includes('\0')) return null;
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found.size : null;
}

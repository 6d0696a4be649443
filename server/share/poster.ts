import { readFile, realpath, stat } from 'node:fs/promises';
import { request } from 'node:https';
import { sep } from 'node:path';
import { imageSize } from 'image-size';
import { guardedLookup, hostIsPublic } from '#platform/net/guarded-lookup.ts';
import { publicFile } from '#server/public-file.ts';

const MOST_BYTES = 8 * 1024 * 1024;
/** Decoded, a pixel takes four bytes: some kilobytes of PNG can ask for gigabytes. */
const MOST_PIXELS = 40_000_000;
const LIMIT = 6000;
const KINDS = new Set(['png', 'jpg', 'jpeg', 'webp', 'gif', 'avif']);

/**
 * The bytes of a poster, if they can be had safely: from the site's own folder, or from a public https host, which is
 * checked after DNS, without redirects; of a kind and size that may be decoded. Null for everything else.
 */
export async function fetchPoster(address: string | null, publicFolder: string): Promise<Uint8Array | null> {
  if (address === null) return null;
  const bytes = await (address.startsWith('/') ? readOwn(address, publicFolder) : download(address)).catch(
    () => null,
  );
  return bytes && isSafe(bytes) ? bytes : null;
}

async function readOwn(path: string, publicFolder: string): Promise<Buffer | null> {
  const folder = await realpath(publicFolder);
  const file = await realpath(publicFile(path, folder) ?? '');
  // A link may lead out of the folder.
  if (!file.startsWith(folder + sep) || (await stat(file)).size > MOST_BYTES) return null;
  return readFile(file);
}

function download(address: string): Promise<Buffer | null> {
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.port !== '' || !hostIsPublic(url)) return Promise.resolve(null);
  return new Promise((resolve) => {
    const asked = request(url, { lookup: guardedLookup(), signal: AbortSignal.timeout(LIMIT), agent: false });
    asked.on('error', () => resolve(null));
    asked.on('response', async (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      try {
        if (response.statusCode !== 200) throw new Error('not there');
        for await (const part of response) {
          parts.push(part);
          size += part.length;
          if (size > MOST_BYTES) throw new Error('too large');
        }
        resolve(Buffer.concat(parts));
      } catch {
        asked.destroy();
        resolve(null);
      }
    });
    asked.end();
  });
}

/** Whether these bytes say of themselves that they are a picture of a size that may be decoded. */
export function isSafe(bytes: Uint8Array): boolean {
  try {
    const { width, height, type } = imageSize(bytes);
    return KINDS.has(type ?? '') && width > 0 && height > 0 && width * height <= MOST_PIXELS;
  } catch {
    return false;
  }
}

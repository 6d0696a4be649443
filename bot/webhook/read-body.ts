import type { IncomingMessage } from 'node:http';

/** This many bytes of a body that is too large are read and dropped, because a client that is cut off never sees the answer. */
const MOST_DRAINED = 16_000_000;

/** The bytes of a request; null if they are more than `most`; no more than that is kept in memory. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_DRAINED) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else chunks = [];
      if (size > MOST_DRAINED) {
        request.pause();
        resolve(null);
      }
    });
    request.once('end', () => resolve(size <= most ? Buffer.concat(chunks) : null));
    request.once('error', reject);
    request.once('close', () => reject(new Error('The request ended early.')));
  });
}

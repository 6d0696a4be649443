import { hasExtension } from './site-file.ts';

/** An answer that must not be published: not 200, the wrong kind, or cut short. */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
}

const TIME_LIMIT = 15_000;

type Kind = 'page' | 'feed' | 'payload';

/**
 * Fetches a file that is to be published and checks that it is whole.
 * @returns null if there is nothing at this address (404), which is an answer for segments only
 * @throws NotWhole, or the network's own error
 */
export async function fetchWhole(
  origin: string,
  address: string,
  headers: Record<string, string> = {},
): Promise<Buffer | null> {
  const response = await fetch(origin + address, {
    headers: { ...headers, 'accept-encoding': 'identity' },
    signal: AbortSignal.timeout(TIME_LIMIT),
  });
  const body = Buffer.from(await response.arrayBuffer());
  if (response.status === 404) return null;
  const kind: Kind = headers.rsc ? 'payload' : hasExtension(address) ? 'feed' : 'page';
  const wrong = whatIsWrong(kind, response, body);
  if (wrong) throw new NotWhole(`${address} (${kind}) ${wrong}`);
  return body;
}

function whatIsWrong(kind: Kind, response: Response, body: Buffer): string | null {
  if (response.status !== 200) return `answered ${response.status}`;
  const length = response.headers.get('content-length');
  if (length !== null && Number(length) !== body.length) return `has ${body.length} bytes of ${length}`;
  const type = response.headers.get('content-type') ?? '';
  return isAllThere(kind, type, body) ? null : `is not whole (${type}, ${body.length} bytes)`;
}

/** Whether a body ends as a document of its kind does. */
export function isAllThere(kind: Kind, type: string, body: Buffer): boolean {
  const end = body.subarray(-64).toString('utf8').trimEnd();
  switch (kind) {
    case 'page':
      return type.startsWith('text/html') && end.endsWith('</html>');
    case 'payload':
      // Rows, each ended by a line break; row 0 is the root (react-server-dom-webpack).
      return (
        type.startsWith('text/x-component') && body.at(-1) === 10 && /(?:^|\n)0:/.test(body.toString('utf8'))
      );
    case 'feed':
      return isFeed(type, body, end);
  }
}

function isFeed(type: string, body: Buffer, end: string): boolean {
  if (/\bjson\b/.test(type)) {
    try {
      JSON.parse(body.toString('utf8'));
      return true;
    } catch {
      return false;
    }
  }
  if (type.startsWith('text/calendar')) return end.endsWith('END:VCALENDAR');
  if (/\bxml\b/.test(type)) return /<\/[\w:-]+>$/.test(end);
  // If an address with a file extension answers with a page, the answer is an error with a status of success.
  if (type.startsWith('text/html')) return false;
  // The last chunk of a picture (PNG, 11.2.5). For other kinds only the length is checked, which was done before.
  return type === 'image/png' ? body.subarray(-8, -4).toString('latin1') === 'IEND' : body.length > 0;
}

import { trouble } from '#lib/sheet/trouble.ts';
import { named } from '#lib/sheet/trouble-in-english.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';

export type Fetch = typeof fetch;

const MAX_RETRY_AFTER_MS = 60 * 60 * 1000;

/**
 * A `Retry-After` header in milliseconds from `nowMs`, at most an hour: seconds or an HTTP date (RFC 9110, 10.2.3).
 * Null if there is none or it means nothing.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

/**
 * The whole body, as long as it is within bounds.
 * @param what how to name the answer in a complaint, at the start of a sentence
 */
export async function readBody(response: Response, maxBytes: number, what: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    // Leaving the loop cancels the body, which frees the connection.
    if (size > maxBytes) {
      throw new UnreadableSheet(
        'too-large',
        trouble('largerThan', { what: named(what), mb: maxBytes / 1024 / 1024 }),
      );
    }
    parts.push(part);
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : Buffer.concat(parts);
}

/**
 * A failure to get any answer, or the whole of it, as the sentence that it comes to. Addresses stay out of it: they
 * may hold a key.
 * @param whom who was asked, `Google`
 */
export function unanswered(error: unknown, signal: AbortSignal, whom: string): UnreadableSheet {
  const known = inCauses(error, (e) => e instanceof UnreadableSheet);
  if (known instanceof UnreadableSheet) return known;
  if (signal.aborted) {
    return signal.reason?.name === 'TimeoutError'
      ? new UnreadableSheet('timeout', trouble('noAnswerInTime', { whom }))
      : new UnreadableSheet('cancelled', trouble('calledOff'));
  }
  const code = codeOf(inCauses(error, (e) => codeOf(e) !== null));
  if (
    code === 'UND_ERR_SOCKET' ||
    code === 'ECONNRESET' ||
    inCauses(error, (e) => /terminated/.test(String(e)))
  ) {
    return new UnreadableSheet('truncated', trouble('brokeOff', { whom }));
  }
  return new UnreadableSheet(
    'network',
    code ? trouble('notReachedCode', { whom, code }) : trouble('notReached', { whom }),
  );
}

/** System and undici codes (`ENOTFOUND`), not the numbers that HTTP clients put there. */
function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : null;
}

function inCauses(error: unknown, wanted: (error: unknown) => boolean): unknown {
  for (let e = error, depth = 0; e instanceof Error && depth < 8; e = e.cause, depth++)
    if (wanted(e)) return e;
  return undefined;
}

import { createHash } from 'node:crypto';
import { looksLikeHtml } from '#lib/sheet/csv/decode-text.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { english } from '#lib/words/english.ts';
import { type Fetch, readBody, retryAfterMs, unanswered } from '../http.ts';
import type { Source } from '../source.ts';

const ANSWER = english.troubles.csvAddress;
const MAX_BYTES = 20 * 1024 * 1024;
/** Google's export addresses redirect once, to a googleusercontent host. */
const MAX_REDIRECTS = 5;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Replacements for tests. */
type Edges = { fetch?: Fetch; now?: () => number };

/** A CSV at an address: a sheet that was published to the web, an export link, or anybody's file. */
export function csvSource(address: string, edges: Edges = {}): Source {
  const url = new URL(address);
  return {
    // The address of a published sheet is a kind of key: everybody who has it can read the sheet.
    id: `csv:${createHash('sha256').update(url.href).digest('hex').slice(0, 16)}`,
    describe: () => `CSV from ${url.hostname}`,
    minutesOld: publishedCopy(url) ? 5 : 0,
    readOnly: trouble('csvCannotWrite'),
    async read(signal) {
      try {
        return await readCsv(url, signal, edges.fetch ?? fetch, edges.now ?? Date.now);
      } catch (error) {
        throw unanswered(error, signal, url.hostname);
      }
    },
  };
}

/** `/spreadsheets/d/e/2PACX-…/pub`: Google makes these anew about every five minutes. */
function publishedCopy(url: URL): boolean {
  return url.hostname === 'docs.google.com' && /^\/spreadsheets\/.*\/pub$/.test(url.pathname);
}

async function readCsv(url: URL, signal: AbortSignal, get: Fetch, now: () => number): Promise<RawSheet> {
  const response = await follow(url, signal, get);
  if (!response.ok) {
    await response.body?.cancel();
    throw refusal(response, url.hostname, now());
  }
  const type = response.headers.get('content-type') ?? '';
  const bytes = await readBody(response, MAX_BYTES, ANSWER);
  if (
    /^(text\/html|application\/xhtml)/i.test(type) ||
    looksLikeHtml(new TextDecoder().decode(bytes.subarray(0, 2048)))
  ) {
    throw new UnreadableSheet('not-shared', trouble('csvPage'));
  }
  if (bytes.every((byte) => byte <= 0x20)) throw new UnreadableSheet('empty', trouble('csvNothing'));
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? null;
  const delimiter = /^text\/tab-separated-values/i.test(type) ? '\t' : null;
  return { form: 'tables', tables: [{ name: 'Schedule', what: ANSWER, bytes, charset, delimiter }] };
}

async function follow(first: URL, signal: AbortSignal, get: Fetch): Promise<Response> {
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    // A redirect must not lead from the internet to this machine, nor from https to http.
    if (url.protocol !== 'https:' && !(LOOPBACK.has(url.hostname) && LOOPBACK.has(first.hostname))) {
      throw new UnreadableSheet('network', trouble('csvPlain', { host: url.hostname }));
    }
    const response = await get(url, {
      signal,
      redirect: 'manual',
      headers: {
        accept: 'text/csv, text/tab-separated-values, text/plain;q=0.8, */*;q=0.1',
        'user-agent': 'marquee',
      },
    });
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, url)) throw new UnreadableSheet('network', trouble('csvNowhere'));
    url = new URL(location, url);
    // A private sheet redirects people who are not signed in to this host.
    if (url.hostname === 'accounts.google.com') {
      throw new UnreadableSheet('not-shared', trouble('csvSignIn'));
    }
  }
  throw new UnreadableSheet('network', trouble('csvRedirects', { times: MAX_REDIRECTS }));
}

function refusal({ status, headers }: Response, host: string, nowMs: number): UnreadableSheet {
  const options = { retryAfterMs: retryAfterMs(headers.get('retry-after'), nowMs) };
  if (status === 401 || status === 403) {
    return new UnreadableSheet('not-shared', trouble('csvNotShared', { host }), options);
  }
  if (status === 404 || status === 410) {
    return new UnreadableSheet('no-such-sheet', trouble('csvGone', { status }), options);
  }
  if (status === 429) return new UnreadableSheet('quota', trouble('csvQuota', { host }), options);
  if (status >= 500) return new UnreadableSheet('unavailable', trouble('csvAway', { host, status }), options);
  return new UnreadableSheet('bad-request', trouble('csvRefused', { host, status }), options);
}

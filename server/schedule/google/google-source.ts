import { readFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import type { sheets_v4 } from '@googleapis/sheets';
import { z } from 'zod';
import { refusal } from '#lib/sheet/google/refusal.ts';
import { REPLY_FIELDS } from '#lib/sheet/google/reply.ts';
import type { RawSheet } from '#lib/sheet/raw-sheet.ts';
import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { english } from '#lib/words/english.ts';
import { type Fetch, readBody, retryAfterMs, unanswered } from '../http.ts';
import type { CellWrite, GoogleAuth, Source, TabRewrite } from '../source.ts';
import { updatedIn, WRITE_FIELDS, writeRequest } from './write-cell.ts';
import { rewriteRequests } from './write-rows.ts';

const ANSWER = english.troubles.googleAnswer;
const READ_SCOPE = 'https://www.googleapis.com/auth/spreadsheets.readonly';
/** Asked for only when something is to be written: the scope above is enough to read. */
const WRITE_SCOPE = 'https://www.googleapis.com/auth/spreadsheets';
const TOKEN_ADDRESS = 'https://oauth2.googleapis.com/token';
const GOOGLE_ROOT = 'https://sheets.googleapis.com/';
const MAX_BYTES = 64 * 1024 * 1024;

const keyFileSchema = z.object({ client_email: z.string(), private_key: z.string() });

/** Replacements for tests. */
type Edges = { fetch?: Fetch; now?: () => number };

type MethodOptions = {
  signal: AbortSignal;
  responseType: 'arraybuffer';
  retry: false;
  validateStatus(): true;
};
type Answer = { status: number; headers: IncomingHttpHeaders; data: unknown };
type Client = { api: sheets_v4.Sheets; email: string | null };

/**
 * A Google Sheet, read by one `spreadsheets.get`: of the API's calls the only one that tells a date from a number and
 * carries links. No ranges are named, so tabs may be called and added as the organizers like.
 */
export function googleSource(
  config: { sheetId: string; auth: GoogleAuth; apiRoot: string },
  edges: Edges = {},
): Source {
  const now = edges.now ?? Date.now;
  const clients = new Map<string, Promise<Client>>();
  const current = new Map<string, AbortSignal>();

  // The client has no bound on size nor time of its own, and asks for tokens without our signal.
  const boundedFetch =
    (scope: string): Fetch =>
    async (input, init) => {
      const signal = init?.signal ?? current.get(scope);
      // The client has Google's token address built in; if another root is set, that one gives the tokens, too.
      const isToken = config.apiRoot !== GOOGLE_ROOT && String(input) === TOKEN_ADDRESS;
      const address = isToken ? new URL('token', config.apiRoot) : input;
      const response = await (edges.fetch ?? fetch)(address, { ...init, signal });
      const body = await readBody(response, MAX_BYTES, ANSWER);
      const { status, statusText, headers } = response;
      return new Response(status === 204 ? null : body.slice(), { status, statusText, headers });
    };

  /** Makes a call with the client of a scope, and gives its bytes, or throws the error for its answer. */
  async function call(
    scope: string,
    signal: AbortSignal,
    ask: (api: sheets_v4.Sheets, options: MethodOptions) => Promise<Answer>,
  ): Promise<Uint8Array> {
    current.set(scope, signal);
    const client =
      clients.get(scope) ?? createClient(config.auth, config.apiRoot, scope, boundedFetch(scope));
    clients.set(scope, client);
    let email: string | null = null;
    try {
      const { api, email: shareWith } = await client.catch((error) => {
        clients.delete(scope);
        throw error;
      });
      email = shareWith;
      const { status, headers, data } = await ask(api, {
        signal,
        responseType: 'arraybuffer',
        retry: false,
        validateStatus: () => true,
      });
      const bytes = new Uint8Array(data as ArrayBuffer);
      const html = /^text\/html/i.test(headers['content-type'] ?? '');
      if (status !== 200 || html) {
        throw refusal({
          status,
          html,
          bytes,
          retryAfterMs: retryAfterMs(headers['retry-after'] ?? null, now()),
          email,
          writes: scope === WRITE_SCOPE,
        });
      }
      return bytes;
    } catch (error) {
      throw tokenRefusal(error, email) ?? unanswered(error, signal, 'Google');
    }
  }

  async function read(signal: AbortSignal): Promise<RawSheet> {
    const { sheetId: spreadsheetId } = config;
    const bytes = await call(READ_SCOPE, signal, (api, options) =>
      api.spreadsheets.get({ spreadsheetId, fields: REPLY_FIELDS }, options),
    );
    return { form: 'reply', what: ANSWER, bytes };
  }

  /** One `spreadsheets.batchUpdate`, answered with the whole sheet as it is then. */
  async function update(requests: sheets_v4.Schema$Request[], signal: AbortSignal): Promise<RawSheet> {
    const { sheetId: spreadsheetId } = config;
    const requestBody = { requests, includeSpreadsheetInResponse: true };
    const bytes = await call(WRITE_SCOPE, signal, (api, options) =>
      api.spreadsheets.batchUpdate({ spreadsheetId, fields: WRITE_FIELDS, requestBody }, options),
    );
    return { form: 'reply', what: ANSWER, bytes: updatedIn(bytes) };
  }

  return {
    id: `google:${config.sheetId}`,
    describe: () => `Google Sheet …${config.sheetId.slice(-4)}`,
    minutesOld: 0,
    read,
    ...('keyFile' in config.auth
      ? {
          write: (cells: readonly CellWrite[], signal: AbortSignal) =>
            update(cells.map(writeRequest), signal),
          rewrite: (rows: TabRewrite, signal: AbortSignal) => update(rewriteRequests(rows), signal),
        }
      : { readOnly: trouble('keyCannotWrite') }),
  };
}

/** The client is large and only needed here: loaded when it is first used. */
async function createClient(
  auth: GoogleAuth,
  rootUrl: string,
  scope: string,
  fetchImplementation: Fetch,
): Promise<Client> {
  const google = await import('@googleapis/sheets');
  if ('apiKey' in auth) {
    const api = google.sheets({ version: 'v4', rootUrl, auth: auth.apiKey, fetchImplementation });
    return { api, email: null };
  }
  const { client_email: email, private_key: key } = await readKeyFile(auth.keyFile);
  const jwt = new google.auth.JWT({
    email,
    key,
    scopes: [scope],
    transporterOptions: { fetchImplementation },
  });
  return { api: google.sheets({ version: 'v4', rootUrl, auth: jwt, fetchImplementation }), email };
}

async function readKeyFile(path: string): Promise<z.infer<typeof keyFileSchema>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UnreadableSheet('bad-key', trouble('noKeyFile'));
  });
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch {
    // The reason is not passed on, because it may quote the key.
    throw new UnreadableSheet('bad-key', trouble('notKeyFile'));
  }
}

/** Google's token address refused the service account, or its key is no key. */
function tokenRefusal(error: unknown, email: string | null): UnreadableSheet | null {
  if (email === null || !(error instanceof Error)) return null;
  const status = 'status' in error ? Number(error.status) : Number.NaN;
  const noKey = /DECODER|PEM|asn1|private key|unsupported/i.test(
    `${error.message} ${'code' in error ? error.code : ''}`,
  );
  if ((status >= 400 && status < 500) || noKey) {
    return new UnreadableSheet('bad-key', trouble('badAccountKey', { email }));
  }
  return null;
}

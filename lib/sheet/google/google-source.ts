import { readFile } from 'node:fs/promises';
import type { sheets_v4 } from '@googleapis/sheets';
import { z } from 'zod';
import { type Fetch, readBody, retryAfterMs, unanswered } from '../http.ts';
import type { GoogleAuth, Source } from '../source.ts';
import { UnreadableSheet } from '../unreadable-sheet.ts';
import { refusal } from './refusal.ts';
import { REPLY_FIELDS } from './reply.ts';

const ANSWER = 'The answer of Google Sheets';
const SCOPE = 'https://www.googleapis.com/auth/spreadsheets.readonly';
const MAX_BYTES = 64 * 1024 * 1024;

const keyFileSchema = z.object({ client_email: z.string(), private_key: z.string() });

/** What tests put in the place of the real ones. */
type Edges = { fetch?: Fetch; now?: () => number };

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
  let client: Promise<Client> | null = null;
  let current: AbortSignal | null = null;

  // The client has no bound on size nor time of its own, and asks for tokens without our signal.
  const boundedFetch: Fetch = async (input, init) => {
    const signal = init?.signal ?? current;
    const response = await (edges.fetch ?? fetch)(input, { ...init, signal });
    const body = await readBody(response, MAX_BYTES, ANSWER);
    const { status, statusText, headers } = response;
    return new Response(status === 204 ? null : body.slice(), { status, statusText, headers });
  };

  async function read(signal: AbortSignal) {
    current = signal;
    client ??= createClient(config.auth, config.apiRoot, boundedFetch);
    let email: string | null = null;
    try {
      const { api, email: shareWith } = await client.catch((error) => {
        client = null;
        throw error;
      });
      email = shareWith;
      const { status, headers, data } = await api.spreadsheets.get(
        { spreadsheetId: config.sheetId, fields: REPLY_FIELDS },
        { signal, responseType: 'arraybuffer', retry: false, validateStatus: () => true },
      );
      const bytes = new Uint8Array(data as unknown as ArrayBuffer);
      const html = /^text\/html/i.test(headers['content-type'] ?? '');
      if (status !== 200 || html) {
        throw refusal({
          status,
          html,
          bytes,
          retryAfterMs: retryAfterMs(headers['retry-after'] ?? null, now()),
          email,
        });
      }
      return { form: 'reply' as const, what: ANSWER, bytes };
    } catch (error) {
      throw tokenRefusal(error, email) ?? unanswered(error, signal, 'Google');
    }
  }

  return {
    id: `google:${config.sheetId}`,
    describe: () => `Google Sheet …${config.sheetId.slice(-4)}`,
    minutesOld: 0,
    read,
  };
}

/** The client is large and only needed here: loaded when it is first used. */
async function createClient(auth: GoogleAuth, rootUrl: string, fetchImplementation: Fetch): Promise<Client> {
  const google = await import('@googleapis/sheets');
  if ('apiKey' in auth) {
    const api = google.sheets({ version: 'v4', rootUrl, auth: auth.apiKey, fetchImplementation });
    return { api, email: null };
  }
  const { client_email: email, private_key: key } = await readKeyFile(auth.keyFile);
  const jwt = new google.auth.JWT({
    email,
    key,
    scopes: [SCOPE],
    transporterOptions: { fetchImplementation },
  });
  return { api: google.sheets({ version: 'v4', rootUrl, auth: jwt, fetchImplementation }), email };
}

async function readKeyFile(path: string): Promise<z.infer<typeof keyFileSchema>> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UnreadableSheet(
      'bad-key',
      'The file that GOOGLE_APPLICATION_CREDENTIALS names cannot be read.',
    );
  });
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch {
    // Not the reason as it comes: it may quote the key.
    throw new UnreadableSheet(
      'bad-key',
      'The file that GOOGLE_APPLICATION_CREDENTIALS names is not the key file of a service account.',
    );
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
    return new UnreadableSheet(
      'bad-key',
      `Google does not accept the key of ${email}: make a new key for this service account.`,
    );
  }
  return null;
}

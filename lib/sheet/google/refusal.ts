import { z } from 'zod';
import { type Trouble, trouble } from '../trouble.ts';
import { type UnreadableKind, UnreadableSheet } from '../unreadable-sheet.ts';

/** google.rpc.Status as the API sends it, in the present form and in the older one with `errors`. */
const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    details: z
      .array(
        z.object({
          reason: z.string().optional(),
          metadata: z.object({ consumer: z.string().optional() }).optional(),
        }),
      )
      .optional(),
  }),
});

export type Refused = {
  status: number;
  html: boolean;
  bytes: Uint8Array;
  retryAfterMs: number | null;
  /** The service account that asked; null with an API key. */
  email: string | null;
  /** Whether something was to be written. */
  writes?: boolean;
};

/** The page of the Google Cloud console on which the API is enabled for a project. */
const API_PAGE = 'https://console.cloud.google.com/apis/library/sheets.googleapis.com?project=';

/** Google's reasons not to take an API key, the words of its older answers, and what to tell the organizer. */
const KEY_TROUBLES = [
  ['API_KEY_EXPIRED', /API key expired/i, 'keyExpired'],
  ['API_KEY_HTTP_REFERRER_BLOCKED', /requests from referer/i, 'keyForReferrers'],
  ['API_KEY_IP_ADDRESS_BLOCKED', /originating IP address|IP address restriction/i, 'keyForAddresses'],
  ['API_KEY_SERVICE_BLOCKED', /requests to this API .* are blocked/i, 'keyForOtherApis'],
] as const;

/** Anything but a 200 with JSON, as the sentence that it comes to. Google's own words stay out of it: they may quote a key. */
export function refusal({
  status,
  html,
  bytes,
  retryAfterMs,
  email,
  writes = false,
}: Refused): UnreadableSheet {
  const { message, reasons, project } = readError(bytes);
  const refuse = (kind: UnreadableKind, why: Trouble) => new UnreadableSheet(kind, why, { retryAfterMs });

  if (status === 200 && html) return refuse('html', trouble('googlePage'));
  if (status === 429 || reasons.some((reason) => /rate_?limit_?exceeded|quota_?exceeded/i.test(reason))) {
    return refuse('quota', trouble('googleQuota'));
  }
  if (status >= 500) {
    return refuse('unavailable', trouble('googleAway', { status }));
  }
  if (reasons.includes('SERVICE_DISABLED') || /has not been used in project|is disabled/i.test(message)) {
    return refuse('bad-key', project ? trouble('apiOffIn', { link: API_PAGE + project }) : trouble('apiOff'));
  }
  const key = email
    ? undefined
    : KEY_TROUBLES.find(([reason, words]) => reasons.includes(reason) || words.test(message));
  if (key) return refuse('bad-key', trouble(key[2]));
  if (status === 401 || reasons.some((reason) => reason.startsWith('API_KEY_')) || /API key/i.test(message)) {
    return refuse('bad-key', email ? trouble('badAccountKey', { email }) : trouble('badApiKey'));
  }
  if (writes && (status === 403 || /protected/i.test(message))) {
    return refuse(
      'not-shared',
      status === 403
        ? trouble('notEditor', { email: email ?? '' })
        : trouble('protectedCell', { email: email ?? '' }),
    );
  }
  if (status === 404) {
    return refuse('no-such-sheet', trouble('noSuchSheet'));
  }
  if (status === 403) {
    return refuse('not-shared', email ? trouble('notSharedWith', { email }) : trouble('notShared'));
  }
  const range = /Unable to parse range:\s*(.{1,100})/.exec(message)?.[1];
  if (range) {
    const tab = range.replace(/!.*$/, '').replaceAll("'", '');
    return refuse('tab-renamed', trouble('noTab', { tab }));
  }
  if (/not supported for this document|Office file/i.test(message)) {
    return refuse('bad-request', trouble('excelInDrive'));
  }
  return refuse('bad-request', trouble('googleRefused', { status }));
}

/**
 * Reads why Google refused. Of its words only the project's number is passed on, because it is digits and no secret.
 */
function readError(bytes: Uint8Array): { message: string; reasons: string[]; project: string | null } {
  try {
    const { error } = errorSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const reasons = [...(error.errors ?? []), ...(error.details ?? [])].flatMap(({ reason }) => reason ?? []);
    const consumers = (error.details ?? []).map(({ metadata }) => metadata?.consumer ?? '');
    const project = /\bprojects?[ /=](\d{1,20})\b/.exec([...consumers, error.message].join(' '))?.[1] ?? null;
    return { message: error.message, reasons, project };
  } catch {
    return { message: '', reasons: [], project: null };
  }
}

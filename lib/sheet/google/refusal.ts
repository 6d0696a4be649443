import { z } from 'zod';
import { type UnreadableKind, UnreadableSheet } from '../unreadable-sheet.ts';

/** google.rpc.Status as the API sends it, in the present form and in the older one with `errors`. */
const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).optional(),
    details: z.array(z.object({ reason: z.string().optional() })).optional(),
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

/** Anything but a 200 with JSON, as the sentence that it comes to. Google's own words stay out of it: they may quote a key. */
export function refusal({
  status,
  html,
  bytes,
  retryAfterMs,
  email,
  writes = false,
}: Refused): UnreadableSheet {
  const { message, reasons } = readError(bytes);
  const refuse = (kind: UnreadableKind, sentence: string) =>
    new UnreadableSheet(kind, sentence, { retryAfterMs });

  if (status === 200 && html) return refuse('html', 'Google answered with a web page instead of the sheet.');
  if (status === 429 || reasons.some((reason) => /rate_?limit_?exceeded|quota_?exceeded/i.test(reason))) {
    return refuse('quota', 'The sheet was read too often: Google asks to wait. Nothing is to be done.');
  }
  if (status >= 500) {
    return refuse(
      'unavailable',
      `Google Sheets is not available at the moment (${status}). Nothing is to be done.`,
    );
  }
  if (reasons.includes('SERVICE_DISABLED') || /has not been used in project|is disabled/i.test(message)) {
    return refuse(
      'bad-key',
      'The Google Sheets API is not enabled in the Google Cloud project: enable it there.',
    );
  }
  if (status === 401 || reasons.some((reason) => reason.startsWith('API_KEY_')) || /API key/i.test(message)) {
    return refuse(
      'bad-key',
      email
        ? `Google does not accept the key of ${email}: make a new key for this service account.`
        : 'Google does not accept GOOGLE_API_KEY: check the key and that it may be used for the Google Sheets API, from this server.',
    );
  }
  if (writes && (status === 403 || /protected/i.test(message))) {
    return refuse(
      'not-shared',
      status === 403
        ? `The site may not write into the sheet: in the sheet, press Share and make ${email} an Editor.`
        : `The cell is protected: in the sheet, choose Data, Protect sheets and ranges, and let ${email} edit it.`,
    );
  }
  if (status === 404) {
    return refuse('no-such-sheet', 'There is no such sheet: it was deleted, or SHEET_ID is wrong.');
  }
  if (status === 403) {
    return refuse(
      'not-shared',
      email
        ? `The sheet is not shared with the site: in the sheet, press Share and add ${email} as Viewer.`
        : 'The sheet is not shared: in the sheet, press Share and let anyone with the link view it.',
    );
  }
  const range = /Unable to parse range:\s*(.{1,100})/.exec(message)?.[1];
  if (range) {
    const tab = range.replace(/!.*$/, '').replaceAll("'", '');
    return refuse('tab-renamed', `There is no tab ${tab} any more: was it renamed? Give it its name back.`);
  }
  if (/not supported for this document|Office file/i.test(message)) {
    return refuse(
      'bad-request',
      'The sheet is an Excel file kept in Google Drive: choose File, then "Save as Google Sheets", and use that sheet.',
    );
  }
  return refuse('bad-request', `Google refused to give the sheet (${status}).`);
}

function readError(bytes: Uint8Array): { message: string; reasons: string[] } {
  try {
    const { error } = errorSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const reasons = [...(error.errors ?? []), ...(error.details ?? [])].flatMap(({ reason }) => reason ?? []);
    return { message: error.message, reasons };
  } catch {
    return { message: '', reasons: [] };
  }
}

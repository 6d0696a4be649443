import { trouble } from '#lib/sheet/trouble.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import type { GoogleAuth, SourceConfig } from '../source.ts';

const GOOGLE_ROOT = 'https://sheets.googleapis.com/';

/** Whether a text is the address of a page, and no file. */
export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/**
 * The source for the address of a Google Sheet, as a browser's address bar shows it: the API if there is a key for it, else
 * the CSV of the tab in the address, which a sheet gives if anyone with the link may view it.
 * @throws UnreadableSheet for any other address
 */
export function sourceOfAddress(text: string, env: Record<string, string | undefined>): SourceConfig {
  const url = URL.canParse(text) ? new URL(text) : null;
  const [, published, sheetId] =
    /^\/spreadsheets\/(?:u\/\d+\/)?d\/(?:e\/([\w-]{20,})|([\w-]{20,}))(?:\/|$)/.exec(url?.pathname ?? '') ??
    [];
  if (url?.hostname !== 'docs.google.com' || !(published || sheetId))
    throw new UnreadableSheet('no-such-sheet', trouble('notGoogleSheet'));
  const gid = /[#?&]gid=(\d{1,12})/.exec(url.hash + url.search)?.[1];
  const tab = gid === undefined ? '' : `&gid=${gid}`;
  if (published) return csv(`https://docs.google.com/spreadsheets/d/e/${published}/pub?output=csv${tab}`);
  const auth = authOf(env);
  return auth && sheetId
    ? { kind: 'google', sheetId, auth, apiRoot: env.SHEETS_API_ROOT || GOOGLE_ROOT }
    : csv(`https://docs.google.com/spreadsheets/d/${sheetId}/export?format=csv${tab}`);
}

const csv = (url: string): SourceConfig => ({ kind: 'csv', url });

function authOf({
  GOOGLE_API_KEY,
  GOOGLE_APPLICATION_CREDENTIALS,
}: Record<string, string | undefined>): GoogleAuth | null {
  if (GOOGLE_API_KEY) return { apiKey: GOOGLE_API_KEY };
  return GOOGLE_APPLICATION_CREDENTIALS ? { keyFile: GOOGLE_APPLICATION_CREDENTIALS } : null;
}

import { loadsCsv } from '#lib/viewers/load.ts';
import { feedResponse } from '../feed-response.ts';
import { getNumbers } from '../get-numbers.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The same as a table for spreadsheets; only its header unless Settings says `Numbers` = `public`. */
export async function GET(): Promise<Response> {
  return feedResponse(loadsCsv((await getNumbers()) ?? []), 'text/csv; charset=utf-8');
}

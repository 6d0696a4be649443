import { themesCss } from '#lib/feeds/themes-css.ts';
import { feedResponse } from '../feed-response.ts';
import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The styles of the sheet's themes; a page asks for them only if the sheet has themes. */
export async function GET(): Promise<Response> {
  const view = await getSchedule();
  return feedResponse(view ? themesCss(view) : '', 'text/css; charset=utf-8');
}

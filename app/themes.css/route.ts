import { themesCss } from '#lib/feeds/themes-css.ts';
import { feedResponse } from '../feed-response.ts';
import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** What the themes of the sheet look like; asked for only where the sheet has any. */
export async function GET(): Promise<Response> {
  const view = await getSchedule();
  return feedResponse(view ? themesCss(view) : '', 'text/css; charset=utf-8');
}

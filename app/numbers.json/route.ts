import { feedResponse } from '../feed-response.ts';
import { getNumbers } from '../get-numbers.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** How many watched each show; `null` unless Settings says `Numbers` = `public`. */
export async function GET(): Promise<Response> {
  return feedResponse(JSON.stringify(await getNumbers()), 'application/json');
}

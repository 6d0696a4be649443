import { getSite } from '#server/services.ts';
import { feedResponse } from '../../../feed-response.ts';
import { getSchedule } from '../../../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** A build has no sheet, so it makes none. Each is made on its first request. */
export const generateStaticParams = () => [];

/** A part of the archive's search; docs/decisions/0066 has how it is cut. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  await getSchedule();
  const files = await getSite()?.archive.searchFiles();
  const body = files?.get(`/shows/search/${file}`);
  if (body === undefined) return new Response('There is no such file.\n', { status: 404 });
  return feedResponse(body, 'application/json');
}

import { getSite } from '#server/services.ts';
import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** For search engines (RFC 9309); the sitemap's address must be a whole one. */
export async function GET(): Promise<Response> {
  // This is called for its tag, because a build knows no site.
  await getSchedule();
  const siteUrl = getSite()?.config.siteUrl ?? 'http://localhost';
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /backstage',
    '',
    `Sitemap: ${siteUrl}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

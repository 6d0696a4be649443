import { feedResponse } from '../feed-response.ts';
import { getSchedule } from '../get-schedule.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** What the site is called on a home screen (w3.org/TR/appmanifest). */
export async function GET(): Promise<Response> {
  const name = (await getSchedule())?.title ?? 'Marquee';
  const manifest = {
    id: '/',
    name,
    start_url: '/',
    display: 'standalone',
    background_color: '#0c0a10',
    theme_color: '#0c0a10',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
  return feedResponse(JSON.stringify(manifest), 'application/manifest+json');
}

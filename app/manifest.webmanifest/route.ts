import { feedResponse } from '../feed-response.ts';
import { getSchedule } from '../get-schedule.ts';
import { getWords } from '../get-words.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

/** The name of the site on a home screen (w3.org/TR/appmanifest). */
export async function GET(): Promise<Response> {
  const name = (await getSchedule())?.title ?? 'Marquee';
  const { about, sharing } = await getWords();
  const manifest = {
    id: '/',
    name,
    start_url: '/',
    display: 'standalone',
    background_color: '#0c0a10',
    theme_color: '#0c0a10',
    scope: '/',
    lang: about.language,
    dir: about.direction,
    description: sharing.about,
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
  return feedResponse(JSON.stringify(manifest), 'application/manifest+json');
}

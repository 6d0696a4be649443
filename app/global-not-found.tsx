import type { Metadata } from 'next';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import { getSchedule } from './get-schedule.ts';
import { getWords } from './get-words.ts';
import { themedRoot } from './root-theme.tsx';
import './not-found.css';

export { viewport } from './viewport.ts';

// Static, and made anew by tag; see getSchedule.
export const dynamic = 'force-static';
export const revalidate = 86400;

export async function generateMetadata(): Promise<Metadata> {
  const { notFound } = await getWords();
  return {
    title: `${notFound.title} · ${(await getSchedule())?.title ?? 'Marquee'}`,
    icons: { icon: '/icon.svg' },
  };
}

const LINK = 'py-[0.6rem] text-accent underline underline-offset-[0.2em]';

/** The page for addresses without a page. It has no stage and no chat, because it is made once for all such addresses. */
export default async function GlobalNotFound() {
  const { about, notFound, site } = await getWords();
  const { theme, head, script } = await themedRoot('site');
  return (
    <html lang={about.language} dir={about.direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <main className="mx-auto grid min-h-dvh max-w-xl content-center gap-3 p-6">
          <h1 className="text-2xl font-[650]">{notFound.title}</h1>
          <p>{notFound.text}</p>
          <nav aria-label={site.nav.name} className="flex flex-wrap gap-x-5">
            <a href="/" className={LINK}>
              {site.nav.watch}
            </a>
            <a href="/schedule" className={LINK}>
              {site.nav.schedule}
            </a>
            <a href="/shows" className={LINK}>
              {site.nav.shows}
            </a>
          </nav>
        </main>
        {script}
        <HtmlScript id="begin" code={TRUSTED_TYPES} />
      </body>
    </html>
  );
}

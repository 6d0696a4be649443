import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { HydrationBoundary } from '#components/hydration/part.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import { getWords } from '../get-words.ts';
import { themedRoot } from '../root-theme.tsx';
import './backstage.css';

export { viewport } from '../viewport.ts';

// The page depends on the moment, and on who asks.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { backstage } = await getWords();
  return {
    title: backstage.title,
    icons: { icon: '/icon.svg' },
    robots: { index: false, follow: false },
  };
}

/** The page for organizers, without the rest of the site. */
export default async function BackstageLayout({ children }: { children: ReactNode }) {
  const {
    about,
    site,
    streams,
    backstage,
    backstageNow,
    showNight,
    numbers,
    losses,
    chatMenus,
    crew,
    check,
  } = await getWords();
  const { theme, head, script } = await themedRoot('site');
  return (
    <html lang={about.language} dir={about.direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <WordsProvider
          words={{
            about,
            site,
            streams,
            backstage,
            backstageNow,
            showNight,
            numbers,
            losses,
            chatMenus,
            crew,
            check,
          }}
        >
          <HydrationBoundary>{children}</HydrationBoundary>
        </WordsProvider>
        {script}
        <HtmlScript id="begin" code={TRUSTED_TYPES} />
      </body>
    </html>
  );
}

import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { HydrationBoundary } from '#components/hydration/part.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import { getWords } from '../get-words.ts';
import { themedRoot } from '../root-theme.tsx';
import './check.css';

export { viewport } from '../viewport.ts';

// Whether there is the page at all depends on the environment, which a build does not know.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { check } = await getWords();
  return { title: check.title, icons: { icon: '/icon.svg' }, robots: { index: false } };
}

/** The page that tries a sheet: without the site around it, which would fetch and play things. */
export default async function CheckLayout({ children }: { children: ReactNode }) {
  const { about, site, check, problems, refusals, troubles } = await getWords();
  const { theme, head, script } = await themedRoot('site');
  const words = { about, site, check, problems, refusals, troubles };
  return (
    <html lang={about.language} dir={about.direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <WordsProvider words={words}>
          <HydrationBoundary>{children}</HydrationBoundary>
        </WordsProvider>
        {script}
        <HtmlScript id="begin" code={TRUSTED_TYPES} />
      </body>
    </html>
  );
}

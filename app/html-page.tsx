import type { ReactNode } from 'react';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import type { Words } from '#lib/words/words.ts';
import { themedRoot } from './root-theme.tsx';

type Props = {
  words: Pick<Words, 'about'> & Partial<Words>;
  /** That of the slot that is on, or the site's own. */
  theme: 'now' | 'site';
  /** Whether its texts follow the viewer's language. */
  ofViewer?: boolean;
  children: ReactNode;
};

/** The document around a page that has no stage. */
export async function HtmlPage({ words, theme: of, ofViewer = false, children }: Props) {
  const { theme, head, script } = await themedRoot(of, { ofViewer });
  const { language, direction } = words.about;
  return (
    <html lang={language} dir={direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <WordsProvider words={words}>{children}</WordsProvider>
        {script}
        <HtmlScript id="begin" code={TRUSTED_TYPES} />
      </body>
    </html>
  );
}

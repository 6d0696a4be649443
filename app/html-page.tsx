import type { ReactNode } from 'react';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import type { Words } from '#lib/words/words.ts';
import { getWords } from './get-words.ts';
import { themedRoot } from './root-theme.tsx';

type Props = {
  /** The sections of words that it shows. */
  words: readonly (keyof Words)[];
  /** That of the slot that is on, or the site's own. */
  theme: 'now' | 'site';
  /** Whether its texts follow the viewer's language. */
  ofViewer?: boolean;
  children: ReactNode;
};

/** The document around a page that has no stage. */
export async function HtmlPage({ words: sections, theme: of, ofViewer = false, children }: Props) {
  const { theme, head, script } = await themedRoot(of, { ofViewer });
  const words = await getWords();
  const { language, direction } = words.about;
  const shown = Object.fromEntries(sections.map((name) => [name, words[name]]));
  return (
    <html lang={language} dir={direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <WordsProvider words={{ about: words.about, ...shown }}>{children}</WordsProvider>
        {script}
        <HtmlScript id="begin" code={TRUSTED_TYPES} />
      </body>
    </html>
  );
}

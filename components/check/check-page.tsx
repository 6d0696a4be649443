'use client';

import { useHydrated } from '#components/hydration/use-hydrated.ts';
import { LINK } from '#components/panels/looks.ts';
import { Notice } from '#components/panels/notice.tsx';
import { Page } from '#components/panels/page.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { type SiteOfReading, TrySheet } from './try-sheet.tsx';

/** The page on which an organizer tries a sheet. Nothing of it leaves the browser. */
export function CheckPage(site: SiteOfReading) {
  const words = useWords('check');
  const isHydrated = useHydrated();
  const intro = (
    <>
      <p className="mb-2 max-w-[70ch]">{words.about}</p>
      <p className="mb-2 max-w-[70ch]">{words.private}</p>
    </>
  );
  return (
    <Page
      title={words.title}
      aside={
        <a href="/" className={LINK}>
          {words.site}
        </a>
      }
    >
      {/* Nothing here can be done without scripts. */}
      {isHydrated ? (
        <TrySheet site={site}>{intro}</TrySheet>
      ) : (
        <main>
          {intro}
          <noscript>
            <Notice kind="warning">{words.needsScripts}</Notice>
          </noscript>
        </main>
      )}
    </Page>
  );
}

'use client';

import { useHydrated } from '#components/hydration/use-hydrated.ts';
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
    <div className="bs">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <h1 className="bs-title">{words.title}</h1>
        <p className="flex flex-1 flex-wrap gap-x-4 gap-y-1 text-muted text-[0.9rem]">
          <a href="/" className="bs-link">
            {words.site}
          </a>
        </p>
      </header>
      {/* Nothing here can be done without scripts. */}
      {isHydrated ? (
        <TrySheet site={site}>{intro}</TrySheet>
      ) : (
        <main>
          {intro}
          <noscript>
            <p className="bs-warning">{words.needsScripts}</p>
          </noscript>
        </main>
      )}
    </div>
  );
}

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
      <p className="check-about">{words.about}</p>
      <p className="check-about">{words.private}</p>
    </>
  );
  return (
    <div className="bs">
      <header className="bs-head">
        <h1 className="bs-title">{words.title}</h1>
        <p className="bs-who">
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

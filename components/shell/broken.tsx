import { lazy, Suspense } from 'react';

/** The sign for "again" is read everywhere, also if not even the sentence can be loaded. */
const Again = () => (
  <button type="button" onClick={() => location.reload()}>
    ↻
  </button>
);

const BrokenPage = lazy(() => import('./broken-page.tsx').catch(() => ({ default: Again })));

/** Stands in the place of what broke. It is loaded only then: nearly nobody ever sees it. */
export const Broken = () => (
  <Suspense>
    <BrokenPage />
  </Suspense>
);

import { lazy, Suspense } from 'react';

/** The sign for "again" is read everywhere, also if not even the sentence can be loaded. */
const Again = () => (
  <button type="button" onClick={() => location.reload()}>
    ↻
  </button>
);

const BrokenPage = lazy(() => import('./broken-page.tsx').catch(() => ({ default: Again })));

/** Replaces a part that failed. It is loaded only then, because nearly nobody ever sees it. */
export const Broken = () => (
  <Suspense>
    <BrokenPage />
  </Suspense>
);

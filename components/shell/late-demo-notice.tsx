'use client';

import { lazy, Suspense } from 'react';

const Notice = lazy(() => import('./demo-notice.tsx'));

/** Only the demo loads it. A layout takes functions from here, and no lazy component. */
export const DemoNotice = () => (
  <Suspense>
    <Notice />
  </Suspense>
);

'use client';

import { BrokenPage } from '#components/shell/broken-page.tsx';

/** A page that broke: stage and chat beside it go on. */
export default function PageError() {
  return <BrokenPage />;
}

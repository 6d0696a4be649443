'use client';

import { Broken } from '#components/shell/broken.tsx';

/** Shown if a page failed. The stage and the chat beside it go on. */
export default function PageError() {
  return <Broken />;
}

'use client';

import { Broken } from '#components/shell/broken.tsx';

/** A page that broke: stage and chat beside it go on. */
export default function PageError() {
  return <Broken />;
}

'use client';

import { Trouble } from '#components/shell/trouble.tsx';

/** A page that broke: stage and chat beside it go on. */
export default function PageTrouble() {
  return <Trouble />;
}

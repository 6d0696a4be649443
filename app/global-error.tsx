'use client';

import { Trouble } from '#components/shell/trouble.tsx';

/** Where more than a page broke. Next's own is drawn by inline styles, which the policy forbids: viewers saw nothing. */
export default function GlobalTrouble() {
  return (
    <html lang={typeof document === 'undefined' ? 'en' : document.documentElement.lang}>
      <head>
        <title>Marquee</title>
        <meta name="color-scheme" content="dark light" />
      </head>
      <body>
        <Trouble />
      </body>
    </html>
  );
}

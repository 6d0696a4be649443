'use client';

import { Broken } from '#components/shell/broken.tsx';

/** Where more than a page broke. Next's own is drawn by inline styles, which the policy forbids: viewers saw nothing. */
export default function GlobalError() {
  return (
    <html lang={typeof document === 'undefined' ? 'en' : document.documentElement.lang}>
      <head>
        <title>Marquee</title>
        <meta name="color-scheme" content="dark light" />
      </head>
      <body>
        <Broken />
      </body>
    </html>
  );
}

'use client';

import { Broken } from '#components/shell/broken.tsx';

/**
 * Shown if more than a page failed. Next's own page is drawn by inline styles, which the policy forbids, so viewers would see
 * nothing.
 */
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

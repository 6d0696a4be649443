import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import '../globals.css';
import '#components/stage/stage.css';
import '#components/backstage/backstage.css';

export { viewport } from '../viewport.ts';

// Of the moment, and of who asks.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: 'Backstage',
  icons: { icon: '/icon.svg' },
  robots: { index: false, follow: false },
};

/** For organizers: without the site around it. */
export default function BackstageLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {children}
        <script dangerouslySetInnerHTML={{ __html: TRUSTED_TYPES }} />
      </body>
    </html>
  );
}

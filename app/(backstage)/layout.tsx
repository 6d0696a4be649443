import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HydrationBoundary } from '#components/hydration/part.tsx';
import { getWords } from '../get-words.ts';
import { HtmlPage } from '../html-page.tsx';
import './backstage.css';

export { viewport } from '../viewport.ts';

// The page depends on the moment, and on who asks.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { backstage } = await getWords();
  return {
    title: backstage.title,
    icons: { icon: '/icon.svg' },
    robots: { index: false, follow: false },
  };
}

/** The page for organizers, without the rest of the site. */
export default async function BackstageLayout({ children }: { children: ReactNode }) {
  return (
    <HtmlPage
      words={[
        'site',
        'streams',
        'backstage',
        'backstageNow',
        'showNight',
        'numbers',
        'losses',
        'chatMenus',
        'crew',
        'check',
      ]}
      theme="site"
    >
      <HydrationBoundary>{children}</HydrationBoundary>
    </HtmlPage>
  );
}

import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HydrationBoundary } from '#components/hydration/part.tsx';
import { getWords } from '../get-words.ts';
import { HtmlPage } from '../html-page.tsx';
import './check.css';

export { viewport } from '../viewport.ts';

// Whether there is the page at all depends on the environment, which a build does not know.
export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { check } = await getWords();
  return { title: check.title, icons: { icon: '/icon.svg' }, robots: { index: false } };
}

/** The page that tries a sheet: without the site around it, which would fetch and play things. */
export default async function CheckLayout({ children }: { children: ReactNode }) {
  return (
    <HtmlPage words={['site', 'check', 'problems', 'refusals', 'troubles']} theme="site">
      <HydrationBoundary>{children}</HydrationBoundary>
    </HtmlPage>
  );
}

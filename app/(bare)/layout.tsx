import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HydrationBoundary } from '#components/hydration/part.tsx';
import { SiteProvider } from '#components/schedule/site-context.tsx';
import { ThemeOfNow } from '#components/shell/theme-of-now.tsx';
import { getSchedule, getScheduleAlong } from '../get-schedule.ts';
import { HtmlPage } from '../html-page.tsx';

export const dynamic = 'force-static';
export const revalidate = 86400;

export async function generateMetadata(): Promise<Metadata> {
  const view = await getSchedule();
  return {
    title: view?.title ?? 'Marquee',
    icons: { icon: '/icon.svg' },
    // These pages are for programs and for other sites, so search engines must not list them.
    robots: { index: false },
  };
}

/** Pages that are shown inside something else: neither stage nor chat. */
export default async function BareLayout({ children }: { children: ReactNode }) {
  return (
    <HtmlPage words={['site', 'bare']} theme="now">
      <SiteProvider initial={await getScheduleAlong()} title="Marquee" renderedAt={Date.now()}>
        <ThemeOfNow />
        <HydrationBoundary>{children}</HydrationBoundary>
      </SiteProvider>
    </HtmlPage>
  );
}

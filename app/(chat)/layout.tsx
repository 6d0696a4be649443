import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HydrationBoundary } from '#components/hydration/part.tsx';
import { SiteProvider } from '#components/schedule/site-context.tsx';
import { ThemeOfNow } from '#components/shell/theme-of-now.tsx';
import { FollowViewer } from '#components/words/follow-viewer.tsx';
import { getSchedule, getScheduleAlong } from '../get-schedule.ts';
import { HtmlPage } from '../html-page.tsx';
import './chat.css';

export { viewport } from '../viewport.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

export async function generateMetadata(): Promise<Metadata> {
  const view = await getSchedule();
  return { title: `Chat · ${view?.title ?? 'Marquee'}`, icons: { icon: '/icon.svg' } };
}

/** A second screen: nothing but the chat. */
export default async function ChatLayout({ children }: { children: ReactNode }) {
  return (
    <HtmlPage words={['site']} theme="now" ofViewer>
      <SiteProvider initial={await getScheduleAlong()} title="Marquee" renderedAt={Date.now()}>
        <ThemeOfNow />
        <FollowViewer />
        <HydrationBoundary>{children}</HydrationBoundary>
      </SiteProvider>
    </HtmlPage>
  );
}

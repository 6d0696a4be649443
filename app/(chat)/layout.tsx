import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { HydrationBoundary } from '#components/hydration/part.tsx';
import { SiteProvider } from '#components/schedule/site-context.tsx';
import { ThemeOfNow } from '#components/shell/theme-of-now.tsx';
import { FollowViewer } from '#components/words/follow-viewer.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import { getSchedule, getScheduleAlong } from '../get-schedule.ts';
import { getWords } from '../get-words.ts';
import { themedRoot } from '../root-theme.tsx';
import '../globals.css';

export { viewport } from '../viewport.ts';

export const dynamic = 'force-static';
export const revalidate = 86400;

export async function generateMetadata(): Promise<Metadata> {
  const view = await getSchedule();
  return { title: `Chat · ${view?.title ?? 'Marquee'}`, icons: { icon: '/icon.svg' } };
}

/** A second screen: nothing but the chat. */
export default async function ChatLayout({ children }: { children: ReactNode }) {
  const { about, site } = await getWords();
  const { theme, head, script } = await themedRoot('now', { ofViewer: true });
  return (
    <html lang={about.language} dir={about.direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <WordsProvider words={{ about, site }}>
          <SiteProvider initial={await getScheduleAlong()} title="Marquee" renderedAt={Date.now()}>
            <ThemeOfNow />
            <FollowViewer />
            <HydrationBoundary>{children}</HydrationBoundary>
          </SiteProvider>
        </WordsProvider>
        {script}
        <HtmlScript id="begin" code={TRUSTED_TYPES} />
      </body>
    </html>
  );
}

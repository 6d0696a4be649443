import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { HtmlScript } from '#components/hydration/html-script.tsx';
import { EARLY_PRESS } from '#components/rooms/early-press.ts';
import { SiteProvider } from '#components/schedule/site-context.tsx';
import { ChatSlot } from '#components/shell/chat-slot.tsx';
import { DemoNotice } from '#components/shell/late-demo-notice.tsx';
import { Limits } from '#components/shell/limits.tsx';
import { SiteShell } from '#components/shell/site-shell.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { broadcasts, scriptJson, sharing } from '#lib/feeds/sharing.ts';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import { getSite } from '#server/services.ts';
import { chatAccess } from '../chat-access.ts';
import { getSchedule, getScheduleAlong } from '../get-schedule.ts';
import { getWords } from '../get-words.ts';
import { siteTitle } from '../page-title.tsx';
import { themedRoot } from '../root-theme.tsx';
import { sharePicture, slotPictures } from '../share-site.ts';
import './site.css';

export { viewport } from '../viewport.ts';

// Static, and made anew by tag; see getSchedule.
export const dynamic = 'force-static';
export const revalidate = 86400;

export async function generateMetadata(): Promise<Metadata> {
  const view = await getSchedule();
  const title = await siteTitle();
  const siteUrl = getSite()?.config.siteUrl ?? 'http://localhost';
  const { sharing: words } = await getWords();
  const shared = view ? sharing(view, words, Date.now()) : null;
  return {
    metadataBase: new URL(siteUrl),
    description: shared?.description,
    icons: { icon: '/icon.svg', apple: '/apple-touch-icon.png' },
    manifest: '/manifest.webmanifest',
    alternates: { types: { 'application/rss+xml': '/feed.xml', 'text/calendar': '/schedule.ics' } },
    openGraph: {
      type: 'website',
      siteName: title,
      title,
      description: shared?.description,
      images: await sharePicture(shared?.slot ?? null),
    },
    twitter: { card: 'summary_large_image' },
  };
}

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const { about, site, streams, rooms, demo: demoWords, limits } = await getWords();
  const { theme, head, script } = await themedRoot('now', { ofViewer: true });
  const view = await getSchedule();
  // It is only needed before there is a schedule. Otherwise each page would carry it.
  const waiting = view ? undefined : await siteTitle();
  const chat = await chatAccess();
  const config = getSite()?.config;
  const demo = config?.demo ?? false;
  const ofCrew = (getSite()?.archive.content.pages ?? []).flatMap(({ slug, nav }) =>
    nav === null ? [] : [{ href: `/${slug}`, name: nav }],
  );
  const events = view && config ? broadcasts(view, config.siteUrl, Date.now(), await slotPictures()) : [];
  return (
    <html lang={about.language} dir={about.direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <WordsProvider
          words={{
            about,
            site,
            streams,
            ...(view?.rooms.length && { rooms }),
            ...(demo && { demo: demoWords }),
          }}
        >
          <SiteProvider initial={await getScheduleAlong()} title={waiting} renderedAt={Date.now()}>
            <SiteShell
              chat={chat ? <ChatSlot {...chat} /> : null}
              notice={
                <>
                  <Limits text={limits.browser} />
                  {demo ? <DemoNotice /> : null}
                </>
              }
              pages={ofCrew}
            >
              {children}
            </SiteShell>
          </SiteProvider>
        </WordsProvider>
        {/* Before Next's own inline scripts, which begin it all, but after the stage: an inline script waits for the
            style sheet, and the stream's frame must not. */}
        {script}
        {view?.rooms.length ? <HtmlScript code={EARLY_PRESS} /> : null}
        <HtmlScript id="begin" code={TRUSTED_TYPES} />
        <HtmlScript type="application/ld+json" code={scriptJson(events)} />
      </body>
    </html>
  );
}

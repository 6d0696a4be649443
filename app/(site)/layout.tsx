import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SiteProvider } from '#components/schedule/site-context.tsx';
import { ChatSlot } from '#components/shell/chat-slot.tsx';
import { DemoNotice } from '#components/shell/demo-notice.tsx';
import { SiteShell } from '#components/shell/site-shell.tsx';
import { ThemeOfNow } from '#components/shell/theme-of-now.tsx';
import { WordsProvider } from '#components/words/use-words.tsx';
import { broadcasts, scriptJson, sharing } from '#lib/feeds/sharing.ts';
import { getSite } from '#lib/site/current.ts';
import { TRUSTED_TYPES } from '#lib/site/trusted-types.ts';
import { chatAccess } from '../chat-access.ts';
import { getSchedule, getScheduleAlong } from '../get-schedule.ts';
import { getWords } from '../get-words.ts';
import { themedRoot } from '../root-theme.tsx';
import { sharePicture, slotPictures } from '../share-site.ts';
import './site.css';

export { viewport } from '../viewport.ts';

// Static, and made anew by tag; see getSchedule.
export const dynamic = 'force-static';
export const revalidate = 86400;

export async function generateMetadata(): Promise<Metadata> {
  const view = await getSchedule();
  const title = view?.title ?? 'Marquee';
  const siteUrl = getSite()?.config.siteUrl ?? 'http://localhost';
  const { sharing: words } = await getWords();
  const shared = view ? sharing(view, words, Date.now()) : null;
  return {
    metadataBase: new URL(siteUrl),
    title: { default: title, template: `%s · ${title}` },
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
  const { about, site, streams, demo: demoWords } = await getWords();
  const { theme, head, script } = await themedRoot();
  const view = await getSchedule();
  const chat = await chatAccess();
  const config = getSite()?.config;
  const demo = config?.demo ?? false;
  const pages = (getSite()?.archive.content.pages ?? []).flatMap(({ slug, nav }) =>
    nav === null ? [] : [{ href: `/${slug}`, name: nav }],
  );
  const events = view && config ? broadcasts(view, config.siteUrl, Date.now(), await slotPictures()) : [];
  return (
    <html lang={about.language} dir={about.direction} data-theme={theme} suppressHydrationWarning>
      {head}
      <body>
        <WordsProvider words={{ about, site, streams }}>
          <SiteProvider initial={await getScheduleAlong()} renderedAt={Date.now()}>
            <ThemeOfNow />
            <SiteShell
              chat={chat ? <ChatSlot {...chat} /> : null}
              notice={demo ? <DemoNotice words={demoWords} /> : null}
              pages={pages}
            >
              {children}
            </SiteShell>
          </SiteProvider>
        </WordsProvider>
        {/* Before Next's own inline scripts, which begin it all, but after the stage: an inline script waits for the
            style sheet, and the stream's frame must not. */}
        {script}
        <script id="begin" dangerouslySetInnerHTML={{ __html: TRUSTED_TYPES }} />
        {/* In the layout, which stays: Trusted Types would not let it be made anew on the way from page to page. */}
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(events) }} />
      </body>
    </html>
  );
}

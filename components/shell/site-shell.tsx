'use client';

import { usePathname } from 'next/navigation';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { HydrationBoundary, Part } from '#components/hydration/part.tsx';
import { restoreRoot } from '#components/layout/shown-layout.ts';
import { PageLink } from '#components/navigation/page-link.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { roomIn } from '#components/schedule/use-room.ts';
import { Stage } from '#components/stage/stage.tsx';
import { FollowViewer } from '#components/words/follow-viewer.tsx';
import { useWords, useWordsIfGiven } from '#components/words/use-words.tsx';
import { Brand } from './brand.tsx';
import { Broken } from './broken.tsx';
import { LayoutTools } from './layout/layout-tools.tsx';
import { Split } from './layout/split.tsx';
import { ThemeOfNow } from './theme-of-now.tsx';
import { useLateWork } from './use-late-work.ts';

const RoomBar = lazy(() => import('#components/rooms/room-bar.tsx'));
const AllStage = lazy(() => import('#components/rooms/all-stage.tsx'));

const PAGES = [
  { href: '/', name: 'watch' },
  { href: '/schedule', name: 'schedule' },
  { href: '/shows', name: 'shows' },
] as const;

type Props = {
  chat: ReactNode;
  notice: ReactNode;
  /** Pages of the crew, after the site's own. */
  pages: { href: string; name: string }[];
  children: ReactNode;
};

/**
 * The frame of every page: header, stage, chat, and the page itself. Only `children` changes on the way from
 * page to page; off the front page the stage plays on in a corner, until its viewer closes it. On phones a viewer
 * sees the chat or the page. Everything beside the way to the stream's element is a Part of its own, so that no recovery
 * from a hydration error creates that element again.
 */
export function SiteShell({ chat, notice, pages, children }: Props) {
  const pathname = usePathname();
  const { title, all } = useSite();
  const words = useWords('site');
  const rooms = useWordsIfGiven('rooms');
  useLateWork();
  useEffect(restoreRoot, []);
  // The stage moves at once when a link is pressed, because the page itself may take a while to load.
  const [way, setWay] = useState<{ from: string; to: string } | null>(null);
  if (way && way.from !== pathname) setWay(null);
  // If the viewer goes back before the page has loaded, the stage goes back too.
  useEffect(() => {
    const turn = () => setWay(null);
    window.addEventListener('popstate', turn);
    return () => window.removeEventListener('popstate', turn);
  }, []);
  const at = way?.to ?? pathname;
  const hasRooms = all !== null && all.rooms.length > 0;
  // React takes a large Suspense boundary out of the HTML and lets a script put it in, so the bar would come late. If the
  // bar is in the HTML, the Part keeps it until the code is loaded.
  const [hadRooms] = useState(hasRooms);
  const front = at === '/all' || roomIn(at) !== undefined;
  const [panel, setPanel] = useState<'chat' | 'page'>(chat && front ? 'chat' : 'page');
  const [closed, setClosed] = useState(false);
  // A viewer who comes back to the front page wants to see the stream.
  if (closed && front) setClosed(false);

  const tools = <LayoutTools front={front} hasChat={chat !== null} onClose={() => setClosed(true)} />;
  const roomBar = <RoomBar at={at} onGo={(to) => setWay({ from: pathname, to })} />;
  const bar = hasRooms ? <Part>{hadRooms ? roomBar : <Suspense>{roomBar}</Suspense>}</Part> : null;

  return (
    <div className="shell" data-front={front} data-panel={panel} data-chat={chat !== null}>
      <ThemeOfNow />
      <FollowViewer />
      <Part>
        {/* The way past the header, for those who go by keyboard. */}
        <a className="skip-link" href="#page">
          {words.skip}
        </a>
        <header className="shell-head">
          <Brand title={title} onGo={() => setWay({ from: pathname, to: '/' })} />
          <nav aria-label={words.nav.name}>
            {[
              ...PAGES.map(({ href, name }) => ({ href, name: words.nav[name] })),
              ...(hasRooms && rooms ? [{ href: '/rooms', name: rooms.name }] : []),
              ...pages,
            ].map(({ href, name }) => (
              <PageLink
                key={href}
                href={href}
                className="nav-link"
                aria-current={at === href ? 'page' : undefined}
                onGo={() => {
                  setWay({ from: pathname, to: href });
                  setPanel(href === '/' && chat ? 'chat' : 'page');
                }}
              >
                {name}
              </PageLink>
            ))}
          </nav>
        </header>
      </Part>
      {/* say-limits.ts adds a notice behind the Part, because React takes out what it finds in a Part that it hydrates later. */}
      <div className="notices">
        <Part>{notice}</Part>
      </div>
      <main className="shell-main">
        {closed ? null : at === '/all' && hasRooms ? (
          <Suspense>
            <AllStage {...{ tools, bar }} />
          </Suspense>
        ) : (
          <Stage {...{ tools, bar }} />
        )}
        {chat ? (
          <Part>
            <fieldset className="shell-tabs">
              <legend className="sr-only">{words.panels.name}</legend>
              {(['chat', 'page'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  className="tab"
                  aria-pressed={panel === one}
                  onClick={() => setPanel(one)}
                >
                  {words.panels[one === 'page' && front ? 'next' : one]}
                </button>
              ))}
            </fieldset>
          </Part>
        ) : null}
        <div className="shell-page" id="page" tabIndex={-1}>
          <HydrationBoundary>{children}</HydrationBoundary>
        </div>
        {chat ? (
          <Part>
            <Split />
          </Part>
        ) : null}
      </main>
      {chat ? (
        <aside className="shell-chat" aria-label={words.panels.aside}>
          <Part fallback={<Broken />}>{chat}</Part>
        </aside>
      ) : null}
    </div>
  );
}

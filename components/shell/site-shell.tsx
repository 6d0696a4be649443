'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { useLater } from '#components/later/use-later.ts';
import { useSite } from '#components/schedule/site-context.tsx';
import { Stage } from '#components/stage/stage.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { LayoutTools } from './layout/layout-tools.tsx';
import { Split } from './layout/split.tsx';
import { Logo } from './logo.tsx';
import { PageLink } from './page-link.tsx';

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
 * sees the chat or the page.
 */
export function SiteShell({ chat, notice, pages, children }: Props) {
  const pathname = usePathname();
  const { view } = useSite();
  const words = useWords('site');
  useLater();
  // The stage goes where it will be at once, as the answer to the press: the page itself may take a while to come.
  const [way, setWay] = useState<{ from: string; to: string } | null>(null);
  if (way && way.from !== pathname) setWay(null);
  // Back before it came: the stage goes back too.
  useEffect(() => {
    const turn = () => setWay(null);
    window.addEventListener('popstate', turn);
    return () => window.removeEventListener('popstate', turn);
  }, []);
  const at = way?.to ?? pathname;
  const front = at === '/';
  const [panel, setPanel] = useState<'chat' | 'page'>(chat && front ? 'chat' : 'page');
  const [closed, setClosed] = useState(false);
  // Who comes back to the front page comes for the stream.
  if (closed && front) setClosed(false);

  return (
    <div className="shell" data-front={front} data-panel={panel} data-chat={chat !== null}>
      <a className="skip-link" href="#page">
        {words.skip}
      </a>
      <header className="shell-head">
        <PageLink className="brand" href="/" onGo={() => setWay({ from: pathname, to: '/' })}>
          <Logo />
          <span className="brand-name">
            <bdi>{view?.title ?? 'Marquee'}</bdi>
          </span>
        </PageLink>
        <nav aria-label={words.nav.name}>
          {[...PAGES.map(({ href, name }) => ({ href, name: words.nav[name] })), ...pages].map(
            ({ href, name }) => (
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
            ),
          )}
        </nav>
      </header>
      {notice}
      <main className="shell-main">
        {closed ? null : (
          <Stage
            tools={<LayoutTools front={front} hasChat={chat !== null} onClose={() => setClosed(true)} />}
          />
        )}
        {chat ? (
          <fieldset className="shell-tabs">
            <legend className="sr-only">{words.panels.name}</legend>
            <button
              type="button"
              className="tab"
              aria-pressed={panel === 'chat'}
              onClick={() => setPanel('chat')}
            >
              {words.panels.chat}
            </button>
            <button
              type="button"
              className="tab"
              aria-pressed={panel === 'page'}
              onClick={() => setPanel('page')}
            >
              {front ? words.panels.next : words.panels.page}
            </button>
          </fieldset>
        ) : null}
        <div className="shell-page" id="page" tabIndex={-1}>
          {children}
        </div>
        {chat ? <Split /> : null}
      </main>
      {chat ? (
        <aside className="shell-chat" aria-label={words.panels.aside}>
          {chat}
        </aside>
      ) : null}
    </div>
  );
}

'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { Stage } from '#components/stage/stage.tsx';
import { Logo } from './logo.tsx';

const PAGES = [
  { href: '/', name: 'Watch' },
  { href: '/schedule', name: 'Schedule' },
  { href: '/shows', name: 'Shows' },
];

type Props = { chat: ReactNode; notice: ReactNode; children: ReactNode };

/**
 * The frame of every page: header, stage, chat, and the page itself. Only `children` changes on the way from
 * page to page; off the front page the stage plays on in a corner. On phones a viewer sees the chat or the page.
 */
export function SiteShell({ chat, notice, children }: Props) {
  const pathname = usePathname();
  const { view } = useSite();
  const front = pathname === '/';
  const [panel, setPanel] = useState<'chat' | 'page'>(chat && front ? 'chat' : 'page');

  return (
    <div className="shell" data-front={front} data-panel={panel} data-chat={chat !== null}>
      <a className="skip-link" href="#page">
        Skip to the content
      </a>
      <header className="shell-head">
        <Link className="brand" href="/">
          <Logo />
          <span className="brand-name">
            <bdi>{view?.title ?? 'Marquee'}</bdi>
          </span>
        </Link>
        <nav aria-label="Site">
          {PAGES.map(({ href, name }) => (
            <Link
              key={href}
              href={href}
              // Most viewers stay where the stream is: nothing of the other pages before somebody goes there.
              prefetch={false}
              className="nav-link"
              aria-current={pathname === href ? 'page' : undefined}
              onClick={() => setPanel(href === '/' && chat ? 'chat' : 'page')}
            >
              {name}
            </Link>
          ))}
        </nav>
      </header>
      {notice}
      <main className="shell-main">
        <Stage />
        {chat ? (
          <fieldset className="shell-tabs">
            <legend className="sr-only">Show</legend>
            <button
              type="button"
              className="tab"
              aria-pressed={panel === 'chat'}
              onClick={() => setPanel('chat')}
            >
              Chat
            </button>
            <button
              type="button"
              className="tab"
              aria-pressed={panel === 'page'}
              onClick={() => setPanel('page')}
            >
              {front ? 'Up next' : 'Page'}
            </button>
          </fieldset>
        ) : null}
        <div className="shell-page" id="page" tabIndex={-1}>
          {children}
        </div>
      </main>
      {chat ? (
        <aside className="shell-chat" aria-label="Chat panel">
          {chat}
        </aside>
      ) : null}
    </div>
  );
}

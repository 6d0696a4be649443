'use client';

import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { nextCorner, toggleChat, toggleFullscreen, toggleTheatre } from './actions.ts';
import { Icon } from './icons.tsx';
import { useKeys } from './use-keys.ts';
import { useLayout } from './use-layout.ts';

const LayoutMenu = lazy(() => import('./layout-menu.tsx'));
const KeyHelp = lazy(() => import('./key-help.tsx'));

type Props = { front: boolean; hasChat: boolean; onClose(): void };

/** The viewer's hand on the layout, in the strip of the stage. What opens is loaded when it is first asked for. */
export function LayoutTools({ front, hasChat, onClose }: Props) {
  const words = useWords('site').layout;
  const { chat, theatre } = useLayout();
  const [open, setOpen] = useState<'menu' | 'keys' | null>(null);
  const more = useRef<HTMLButtonElement>(null);
  useKeys(useCallback(() => setOpen('keys'), []));
  const close = useCallback(() => setOpen(null), []);

  return (
    <div className="tools">
      {front ? (
        <>
          {hasChat ? (
            <button
              type="button"
              className="tool tool-wide"
              aria-pressed={chat !== 'off'}
              title={words.chat}
              onClick={toggleChat}
            >
              <Icon of={chat === 'off' ? 'chatOff' : 'chat'} />
              <span className="sr-only">{words.chat}</span>
            </button>
          ) : null}
          <button
            type="button"
            className="tool tool-wide"
            aria-pressed={theatre}
            title={words.theatre}
            onClick={toggleTheatre}
          >
            <Icon of="theatre" />
            <span className="sr-only">{words.theatre}</span>
          </button>
          <button type="button" className="tool" title={words.fullscreen} onClick={toggleFullscreen}>
            <Icon of="whole" />
            <span className="sr-only">{words.fullscreen}</span>
          </button>
        </>
      ) : (
        <>
          <button type="button" className="tool tool-corner" title={words.corner} onClick={nextCorner}>
            <Icon of="move" />
            <span className="sr-only">{words.corner}</span>
          </button>
          <button type="button" className="tool" title={words.close} onClick={onClose}>
            <Icon of="close" />
            <span className="sr-only">{words.close}</span>
          </button>
        </>
      )}
      <button
        ref={more}
        type="button"
        className="tool"
        aria-expanded={open === 'menu'}
        aria-haspopup="dialog"
        title={words.more}
        onClick={() => setOpen(open === 'menu' ? null : 'menu')}
      >
        <Icon of="menu" />
        <span className="sr-only">{words.more}</span>
      </button>
      <Suspense>
        {open === 'menu' ? (
          <LayoutMenu button={more} hasChat={hasChat} onClose={close} onKeys={() => setOpen('keys')} />
        ) : null}
        {open === 'keys' ? <KeyHelp onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

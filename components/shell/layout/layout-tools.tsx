'use client';

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { whenStreamRuns } from '#components/after-stream-starts/when-stream-runs.ts';
import { useLayout } from '#components/layout/use-layout.ts';
import { useWords } from '#components/words/use-words.tsx';
import { Icon } from './icons.tsx';
import { useKeys } from './use-keys.ts';

const LayoutMenu = lazy(() => loadLate().then((late) => ({ default: late.LayoutMenu })));
const KeyHelp = lazy(() => loadLate().then((late) => ({ default: late.KeyHelp })));

/** Loaded when the stream runs: browsers give the whole screen only soon after a press. */
const loadLate = () => import('./late.ts');
type Action = 'toggleChat' | 'toggleTheatre' | 'toggleFullscreen' | 'nextCorner';
const act = (name: Action) => () => void loadLate().then((late) => late[name]());

type Props = { front: boolean; hasChat: boolean; onClose(): void };

/** The viewer's controls of the layout, in the strip of the stage. Menus are loaded when they are first opened. */
export function LayoutTools({ front, hasChat, onClose }: Props) {
  const words = useWords('site').layout;
  const { chat, theatre } = useLayout();
  const [open, setOpen] = useState<'menu' | 'keys' | null>(null);
  const more = useRef<HTMLButtonElement>(null);
  useKeys(useCallback(() => setOpen('keys'), []));
  useEffect(() => whenStreamRuns(() => void loadLate()), []);
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
              onClick={act('toggleChat')}
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
            onClick={act('toggleTheatre')}
          >
            <Icon of="theatre" />
            <span className="sr-only">{words.theatre}</span>
          </button>
          <button type="button" className="tool" title={words.fullscreen} onClick={act('toggleFullscreen')}>
            <Icon of="whole" />
            <span className="sr-only">{words.fullscreen}</span>
          </button>
        </>
      ) : (
        <>
          {/* Elements of their own by these keys: Firefox calls a button that was a switch a switch for good. */}
          <button
            key="corner"
            type="button"
            className="tool tool-corner"
            title={words.corner}
            onClick={act('nextCorner')}
          >
            <Icon of="move" />
            <span className="sr-only">{words.corner}</span>
          </button>
          <button key="close" type="button" className="tool" title={words.close} onClick={onClose}>
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

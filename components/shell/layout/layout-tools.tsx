'use client';

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { whenStreamRuns } from '#components/after-stream-starts/when-stream-runs.ts';
import { useShownLayout } from '#components/layout/shown-layout.ts';
import { useWords } from '#components/words/use-words.tsx';
import { Tool } from './tool.tsx';
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
  const { chat, theatre } = useShownLayout();
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
            <Tool
              className="tool-wide"
              name={words.chat}
              icon={chat === 'off' ? 'chatOff' : 'chat'}
              aria-pressed={chat !== 'off'}
              onClick={act('toggleChat')}
            />
          ) : null}
          <Tool
            className="tool-wide"
            name={words.theatre}
            icon="theatre"
            aria-pressed={theatre}
            onClick={act('toggleTheatre')}
          />
          <Tool name={words.fullscreen} icon="whole" onClick={act('toggleFullscreen')} />
        </>
      ) : (
        <>
          {/* Elements of their own by these keys: Firefox calls a button that was a switch a switch for good. */}
          <Tool
            key="corner"
            className="tool-corner"
            name={words.corner}
            icon="move"
            onClick={act('nextCorner')}
          />
          <Tool key="close" name={words.close} icon="close" onClick={onClose} />
        </>
      )}
      <Tool
        ref={more}
        name={words.more}
        icon="menu"
        aria-expanded={open === 'menu'}
        aria-haspopup="dialog"
        onClick={() => setOpen(open === 'menu' ? null : 'menu')}
      />
      <Suspense>
        {open === 'menu' ? (
          <LayoutMenu button={more} hasChat={hasChat} onClose={close} onKeys={() => setOpen('keys')} />
        ) : null}
        {open === 'keys' ? <KeyHelp onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

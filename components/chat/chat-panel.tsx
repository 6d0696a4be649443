'use client';

import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { whenStreamRuns } from '#components/after-stream-starts/when-stream-runs.ts';
import { loadWords } from '#components/words/load-words.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { ChatConfig, ChatHandle } from './chat-config.ts';
import { ChatShell } from './chat-shell.tsx';
import { keptNick, nickFromAddress } from './kept-nick.ts';

const OtherChat = lazy(() => import('./other-chat.tsx'));

/**
 * The chat beside the stage. The HTML has its frame only: the panel is loaded when the stream has started, or as soon as
 * somebody uses it. `alone`: there is no stream beside it to wait for.
 */
export function ChatPanel({ config, alone = false }: { config: ChatConfig; alone?: boolean }) {
  const words = useWords('site').chat;
  const root = useRef<HTMLDivElement>(null);
  const [parts, showParts] = useState<ReactNode>();
  const latest = useRef(config);
  const panel = useRef<Promise<ChatHandle | null> | null>(null);
  const { url, channel, connect, siteTitle, other, link, emotes, channels, words: held } = config;
  const isElsewhere = other !== null || link !== null;

  /** The panel, loaded on the first call. A failed load is tried again on the next. */
  function load(): Promise<ChatHandle | null> {
    panel.current ??= Promise.all([
      import('./panel/mount.ts'),
      loadWords('chat', document.documentElement.lang),
    ]).then(
      ([{ mountChat }, own]) => root.current && mountChat(root.current, latest.current, showParts, own),
      () => {
        panel.current = null;
        return null;
      },
    );
    return panel.current;
  }

  useEffect(() => {
    const element = root.current;
    const field = element?.querySelector('input');
    const join = element?.querySelector('button');
    if (field && field.value === '') field.value = nickFromAddress(location.search) || keptNick();
    if (join) join.disabled = false;
    // If the site does not connect at once and the viewer is new, nothing is loaded until they use the chat.
    if (isElsewhere || (keptNick() === '' && connect !== 'load')) return;
    if (!alone) return whenStreamRuns(load);
    void load();
  }, [connect, alone, isElsewhere]);

  useEffect(
    () => () => {
      void panel.current?.then((handle) => handle?.dispose());
      panel.current = null;
    },
    [],
  );

  useEffect(() => {
    latest.current = config;
    void panel.current?.then((handle) => handle?.update(config));
  }, [url, channel, siteTitle, emotes, channels, held]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.querySelector('input');
    const handle = await load();
    if (field) handle?.join(field.value);
  }

  return (
    <>
      <div className="mq-chat" ref={root} hidden={isElsewhere} onFocusCapture={() => void load()}>
        <ChatShell words={words} onSubmit={onSubmit} />
      </div>
      {isElsewhere && (
        <Suspense>
          <OtherChat other={other} link={link} />
        </Suspense>
      )}
      {parts}
    </>
  );
}

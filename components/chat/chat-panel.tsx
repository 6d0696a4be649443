'use client';

import { type FormEvent, useEffect, useRef } from 'react';
import { whenStreamRuns } from '#components/later/when-stream-runs.ts';
import { Said, useWords } from '#components/words/use-words.tsx';
import type { ChatConfig, ChatHandle } from './chat-config.ts';
import './chat-shell.css';
import { ChatShell } from './chat-shell.tsx';
import { cleanNick, keptNick, nickFromAddress } from './nick-name.ts';

/**
 * The chat beside the stage. What is in the HTML is a shell: the panel itself comes when the stream has had its start,
 * or as soon as somebody turns to it. `alone`: there is no stream beside it to wait for.
 */
export function ChatPanel({ config, alone = false }: { config: ChatConfig; alone?: boolean }) {
  const words = useWords('site').chat;
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef(config);
  const panel = useRef<Promise<ChatHandle | null> | null>(null);
  const { url, channel, connect, siteTitle, other, link, emotes, channels } = config;
  const isElsewhere = other !== null || link !== null;

  /** The panel, loaded on the first call. A failed load is tried again on the next. */
  function load(): Promise<ChatHandle | null> {
    panel.current ??= import('./panel/mount.ts').then(
      async ({ mountChat, speak }) => {
        await speak();
        return root.current === null ? null : mountChat(root.current, latest.current);
      },
      () => {
        panel.current = null;
        return null;
      },
    );
    return panel.current;
  }
  const loadNow = useRef(load);
  loadNow.current = load;

  useEffect(() => {
    const element = root.current;
    const field = element?.querySelector('input');
    const join = element?.querySelector('button');
    if (field && field.value === '') field.value = nickFromAddress(location.search) || keptNick();
    if (join) join.disabled = false;
    // Who neither reads at once nor has been here before costs nothing until they turn to the chat.
    if (isElsewhere || (keptNick() === '' && connect !== 'load')) return;
    if (!alone) return whenStreamRuns(() => void loadNow.current());
    void loadNow.current();
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
  }, [url, channel, siteTitle, emotes, channels]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.querySelector('input');
    if (field === null) return;
    if (cleanNick(field.value) === '') {
      field.setCustomValidity(words.letters);
      field.addEventListener('input', () => field.setCustomValidity(''), { once: true });
      field.reportValidity();
      return;
    }
    (await load())?.join(field.value);
  }

  return (
    <>
      <div className="mq-chat" ref={root} hidden={isElsewhere} onFocusCapture={() => void load()}>
        <ChatShell words={words} onSubmit={onSubmit} />
      </div>
      {other ? (
        <iframe
          className="mq-chat-other"
          src={other.src}
          title={other.title}
          referrerPolicy="strict-origin-when-cross-origin"
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
        />
      ) : null}
      {link && !other ? (
        <p className="mq-chat-other mq-chat-elsewhere">
          <Said
            text={words.elsewhere}
            link={
              <a href={link} target="_blank" rel="noopener noreferrer">
                {new URL(link).host}
              </a>
            }
          />
        </p>
      ) : null}
    </>
  );
}

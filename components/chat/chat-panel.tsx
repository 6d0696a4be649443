'use client';

import { type FormEvent, useEffect, useRef } from 'react';
import type { ChatConfig, ChatHandle } from './chat-config.ts';
import './chat-shell.css';
import { ChatShell } from './chat-shell.tsx';
import { cleanNick, keptNick, nickFromAddress } from './nick-name.ts';
import { whenStreamRuns } from './when-stream-runs.ts';

/**
 * The chat beside the stage. What is in the HTML is a shell: the panel itself comes when the stream has had its start,
 * or as soon as somebody turns to it.
 */
export function ChatPanel({ config }: { config: ChatConfig }) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef(config);
  const panel = useRef<Promise<ChatHandle | null> | null>(null);
  const { url, channel, connect, siteTitle, other, emotes, channels } = config;

  /** The panel, loaded on the first call. A failed load is tried again on the next. */
  function load(): Promise<ChatHandle | null> {
    panel.current ??= import('./panel/mount.ts').then(
      ({ mountChat }) => (root.current === null ? null : mountChat(root.current, latest.current)),
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
    const stop =
      keptNick() !== '' || connect === 'load' ? whenStreamRuns(() => void loadNow.current()) : undefined;
    return () => {
      stop?.();
      void panel.current?.then((handle) => handle?.dispose());
      panel.current = null;
    };
  }, [connect]);

  useEffect(() => {
    latest.current = config;
    void panel.current?.then((handle) => handle?.update(config));
  }, [url, channel, siteTitle, emotes, channels]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const field = event.currentTarget.querySelector('input');
    if (field === null) return;
    if (cleanNick(field.value) === '') {
      field.setCustomValidity('The chat takes letters from A to Z, digits, - and _.');
      field.addEventListener('input', () => field.setCustomValidity(''), { once: true });
      field.reportValidity();
      return;
    }
    (await load())?.join(field.value);
  }

  return (
    <>
      <div className="mq-chat" ref={root} hidden={other !== null} onFocusCapture={() => void load()}>
        <ChatShell onSubmit={onSubmit} />
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
    </>
  );
}

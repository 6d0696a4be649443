import type { Client } from '#lib/irc/types.ts';
import { createTitleCounter } from '../attention/title-counter.ts';
import type { LogView } from '../log/log-view.ts';
import { keepRead } from './read-marks.ts';

/** How often what is in view is marked as read, ms. */
const READ_MS = 1000;

/** Keeps track of what has been seen: the number in the title, the mark of what is new. */
export function createAttention(client: Client, views: () => LogView[]) {
  const title = createTitleCounter();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isLooking = () => !document.hidden && document.hasFocus();

  function readAll(): void {
    timer = undefined;
    if (!isLooking()) return;
    for (const view of views()) {
      if (view.conversation.unread > 0 && view.atEnd()) client.markRead(view.conversation.name);
    }
  }

  /** What is there when the viewer turns away. */
  function remember(): void {
    for (const { conversation } of views()) {
      const last = conversation.lines.at(conversation.lines.end - 1);
      if (last !== undefined) keepRead(conversation.key, last.time);
    }
  }

  /** What comes from now on is new when the viewer is back. */
  function onVisibility(): void {
    if (document.hidden) {
      remember();
      for (const view of views()) {
        const last = view.conversation.lines.at(view.conversation.lines.end - 1);
        view.markAfter(last?.time ?? 0);
      }
    } else {
      client.wake();
      sync();
    }
  }

  /** A tab that is closed unseen keeps the mark of when it was last seen. */
  function onPageHide(): void {
    if (!document.hidden) remember();
  }

  function sync(): void {
    let count = 0;
    let unread = false;
    for (const conversation of client.state.conversations.values()) {
      count += conversation.kind === 'private' ? conversation.unread : conversation.mentions;
      unread ||= conversation.unread > 0;
    }
    title.set(count);
    if (unread && timer === undefined && isLooking()) timer = setTimeout(readAll, READ_MS);
  }

  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('focus', sync);
  window.addEventListener('pagehide', onPageHide);
  return {
    sync,
    dispose(): void {
      onPageHide();
      clearTimeout(timer);
      title.dispose();
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('focus', sync);
      window.removeEventListener('pagehide', onPageHide);
    },
  };
}

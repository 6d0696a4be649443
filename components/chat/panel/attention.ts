import type { Client, Conversation } from '#lib/irc/types.ts';
import { createTitleCounter } from '../attention/title-counter.ts';
import type { LogView } from '../log/log-view.ts';
import { keepRead } from './read-marks.ts';

/** How often (ms) the lines in view are marked as read. */
const READ_MS = 1000;

/** Keeps track of the lines that were seen: the number in the title, and the mark above new lines. */
export function createAttention(
  client: Client,
  views: () => LogView[],
  isWelcome: (conversation: Conversation) => boolean,
) {
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

  /** Keeps how far the viewer has read when they leave the page. */
  function remember(): void {
    for (const { conversation } of views()) {
      const last = conversation.lines.at(conversation.lines.end - 1);
      if (last !== undefined) keepRead(conversation.key, last.time);
    }
  }

  /** Lines that arrive while the page is hidden are marked as new when the viewer is back. */
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

  /** A tab that is closed while it is hidden keeps the mark of the time when it was last seen. */
  function onPageHide(): void {
    if (!document.hidden) remember();
  }

  function sync(): void {
    let count = 0;
    let unread = false;
    for (const conversation of client.state.conversations.values()) {
      if (conversation.kind === 'private' && !isWelcome(conversation)) continue;
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

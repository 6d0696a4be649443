import { useEffect } from 'react';

/** Elements in which keys have another meaning: fields, the chat's lines, the player, and anything open over the page. */
const OTHERS = 'input, textarea, select, [contenteditable], .mq-chat, .stage-screen, dialog, [data-open]';

/** Single keys for the layout. `onHelp` is called for `?`. */
export function useKeys(onHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest(OTHERS)) return;
      if (key === '?') onHelp();
      else void import('./late.ts').then(({ pressKey }) => pressKey(key));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [onHelp]);
}

import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Line } from '#lib/irc/types.ts';

/** Shows a line as a notification of the system, if the viewer allowed it and is not looking at the page. */
export function notify(line: Line, siteTitle: string): void {
  if (document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return;
  try {
    const body = showText(stripFormatting(line.text)).slice(0, 200);
    const shown = new Notification(`${isolate(line.nick)} · ${siteTitle}`, { body, tag: `mq-${line.nick}` });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // On Android only service workers may show notifications.
  }
}

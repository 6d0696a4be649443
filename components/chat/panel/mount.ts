import type { ChatConfig, ChatHandle } from '../chat-config.ts';
import { cleanNick, keepNick, keptNick } from '../nick-name.ts';
import './panel.css';
import '../members/members.css';
import './nicks.css';
import { createPanel, type Panel } from './panel.ts';
import { createSession, guestNick } from './session.ts';
import { createSettings } from './settings.ts';

export { speak } from '../words.ts';

/** Brings the shell that is in the page to life. `root` holds the head, the body and the nick form. */
export function mountChat(root: HTMLElement, first: ChatConfig): ChatHandle {
  let config = first;
  let panel: Panel | null = null;
  let url = '';
  const settings = createSettings();

  const prefersLight = matchMedia('(prefers-color-scheme: light)');
  function applyLook(): void {
    const { size, colours } = settings.get();
    // Of 16, the root's usual size: it grows with large screens.
    root.style.setProperty('--mq-chat-size', `${size / 16}rem`);
    root.classList.toggle(
      'mq-chat-light',
      colours === 'light' || (colours === 'device' && prefersLight.matches),
    );
  }
  settings.onChange(applyLook);
  prefersLight.addEventListener('change', applyLook);
  applyLook();

  function start(nick: string, guest: boolean, isNew = false): void {
    if (config.url === null) return;
    url = config.url;
    const client = createSession(url, nick, config.channel);
    panel = createPanel({ root, client, settings, config, guest, isNew });
    client.connect();
  }

  function join(typed: string): void {
    const nick = cleanNick(typed);
    if (nick === '') return;
    keepNick(nick);
    if (panel === null) start(nick, false, true);
    else panel.join(nick);
  }

  const kept = keptNick();
  if (kept !== '') start(kept, false);
  else if (config.connect === 'load') start(guestNick(), true);

  return {
    join,
    update(next) {
      config = next;
      if (panel !== null && next.url !== url) {
        // Another network: nothing of the old one is of use there.
        const { nick, guest } = panel.person();
        panel.dispose();
        panel = null;
        if (next.url !== null) start(nick, guest);
      } else panel?.update(next);
    },
    dispose() {
      prefersLight.removeEventListener('change', applyLook);
      panel?.dispose();
      panel = null;
    },
  };
}

import type { ReactNode } from 'react';
import type { Credentials } from '#lib/irc/types.ts';
import type { Words } from '#lib/words/words.ts';
import type { ChatConfig, ChatHandle } from '../chat-config.ts';
import { keepNick } from '../keep-nick.ts';
import { keptNick } from '../kept-nick.ts';
import { cleanNick } from '../nick-name.ts';
import { chat, loadWithWords, setChatWords } from '../words.ts';
import { keptAccount, keptCredentials } from './account.ts';
import { button, el } from './dom.ts';
import './panel.css';
import { createPlace } from './one-tab.ts';
import { createPanel, type Panel } from './panel.ts';
import { showParts } from './react-part.tsx';
import { createSession, guestNick } from './session.ts';
import { createSettings } from './settings.ts';

/** It has a place on the line of the label and adds no height, because it comes with the panel and nothing may move. */
const LOGIN =
  'mq-chat-mini -my-2 justify-self-end rounded-full border border-transparent px-[0.6rem] py-[0.1rem] text-[0.85em] text-text underline [grid-area:1/2]';

/**
 * Makes the shell that is in the page work. `root` holds the head, the body and the nick form. `show` draws something within the
 * React tree of the page. `words` are those of the panel, which are loaded beside this code.
 */
export function mountChat(
  root: HTMLElement,
  first: ChatConfig,
  show: (parts: ReactNode) => void,
  words: Words['chat'],
): ChatHandle {
  setChatWords({ chat: words });
  showParts(show);
  let config = first;
  let panel: Panel | null = null;
  let url = '';
  const settings = createSettings();

  const prefersLight = matchMedia('(prefers-color-scheme: light)');
  function applyLook(): void {
    const { size, colours } = settings.get();
    // Relative to 16 px, the usual size of the root, which is larger on large screens.
    root.style.setProperty('--mq-chat-size', `${size / 16}rem`);
    root.classList.toggle(
      'mq-chat-light',
      colours === 'light' || (colours === 'device' && prefersLight.matches),
    );
  }
  settings.onChange(applyLook);
  prefersLight.addEventListener('change', applyLook);
  applyLook();

  function start(nick: string, guest: boolean, isNew = false, credentials?: Credentials): void {
    if (config.url === null) return;
    url = config.url;
    const client = createSession(url, nick, config.channel, credentials);
    login.remove();
    panel = createPanel({ root, client, settings, config, guest, isNew });
    client.connect();
  }

  const form = root.querySelector('.mq-chat-nick-form');
  const elsewhere = el('p', 'col-span-full p-6 text-center text-[0.85rem] text-muted', chat.parts.elsewhere);
  elsewhere.setAttribute('role', 'status');
  const place = createPlace(() => {
    if (panel === null) return;
    const { nick, guest } = panel.person();
    panel.dispose();
    panel = null;
    void startAlone(() => start(nick, guest));
  });
  /** Starts by itself if no other tab of this browser is in the chat, else when that tab has left it. */
  async function startAlone(begin: () => void): Promise<void> {
    if (!(await place.takeIfFree())) {
      form?.append(elsewhere);
      if (!(await place.wait())) return;
    }
    elsewhere.remove();
    if (panel === null) begin();
  }

  function join(typed: string): void {
    const nick = cleanNick(typed);
    if (nick === '') {
      refuse();
      return;
    }
    const isSame = nick === keptNick();
    keepNick(nick);
    if (panel !== null) panel.join(nick);
    else void takePlace(isSame).then(() => start(nick, false, true));
  }
  function refuse(): void {
    const field = form?.querySelector('input');
    field?.setCustomValidity(chat.parts.letters);
    field?.addEventListener('input', () => field.setCustomValidity(''), { once: true });
    field?.reportValidity();
  }
  /** Somebody who joins under the name of another tab goes on here; under another name they are somebody else. */
  async function takePlace(isSame: boolean): Promise<void> {
    if (isSame) await place.take();
    else void place.takeIfFree();
    elsewhere.remove();
  }

  /** A viewer with an account logs in first, and has its name as nick unless another was picked. */
  const login = button(LOGIN, chat.parts.logIn, () => void loginFirst());
  async function loginFirst(): Promise<void> {
    const { openFirstLogin } = await loadWithWords('chatMenus', import('../menus/open.ts'));
    openFirstLogin(root, joinAs);
  }
  function joinAs(credentials: Credentials): void {
    if (panel === null) start(keptNick() || cleanNick(credentials.account ?? ''), false, true, credentials);
  }

  const kept = keptNick();
  const account = keptAccount();
  if (config.url !== null) form?.append(login);
  if (account !== '')
    void startAlone(() =>
      keptCredentials(account).then((found) => (found === null ? loginFirst() : joinAs(found))),
    );
  else if (kept !== '') void startAlone(() => start(kept, false));
  else if (config.connect === 'load') void startAlone(() => start(guestNick(), true));

  return {
    join,
    update(next) {
      config = next;
      if (panel !== null && next.url !== url) {
        // On another network, nothing of the old session can be used.
        const { nick, guest } = panel.person();
        panel.dispose();
        panel = null;
        if (next.url !== null) start(nick, guest);
      } else panel?.update(next);
    },
    dispose() {
      login.remove();
      elsewhere.remove();
      place.dispose();
      prefersLight.removeEventListener('change', applyLook);
      panel?.dispose();
      panel = null;
    },
  };
}

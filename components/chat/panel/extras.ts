import { showText } from '#lib/irc/message/safety.ts';
import type { Conversation } from '#lib/irc/types.ts';
import { createAnnouncer } from '../attention/announcer.ts';
import { completeCommand, completeNick } from '../composer/completion.ts';
import { type Composer, createComposer } from '../composer/composer.ts';
import type { LogView } from '../log/log-view.ts';
import { createLookalikes } from '../log/lookalikes.ts';
import type { Emotes } from '../log/render-text.ts';
import { listenToRows } from '../log/row-keys.ts';
import { limitText } from '../status/limit-text.ts';
import { createAttention } from './attention.ts';
import { createDesk, type DeskOptions } from './desk.ts';
import { button, CLOSE, el, icon, setText, toggle } from './dom.ts';
import { PRIVATE, SETTINGS } from './icons.ts';
import './extras.css';
import { createLineTools } from './line-tools.ts';
import type { Parts } from './parts.ts';
import { createTabs } from './tabs.ts';

export type ExtrasOptions = DeskOptions & {
  parts: Parts;
  emotes(): Emotes;
  closePrivate(): void;
};

/**
 * What nobody can use before the first lines are there, and so comes after them: the message box, the drawer and the
 * tabs, the tools on lines, the number in the title, what screen readers are told.
 */
export function createExtras(options: ExtrasOptions) {
  const { client, root, parts, views, show } = options;
  const { state } = client;
  const announcer = createAnnouncer(() => options.settings.get().announce);
  const attention = createAttention(client, views.all);
  const desk = createDesk(options, (): Composer => composer);
  const tools = createLineTools(desk);
  const lookalike = createLookalikes(() => state.self.nick, Date.now);
  const composer: Composer = createComposer({
    send: desk.send,
    complete: (text, caret) =>
      completeCommand(text, caret, desk.commandNames()) ??
      completeNick(text, caret, (typed) => views.channel()?.members.complete(typed, 20) ?? []),
    emotes: options.emotes,
    onTyping(typing, text) {
      if (text.startsWith('/')) void desk.loadCommands();
      client.typing(views.target()?.name ?? '', typing);
    },
  });
  const drawTabs = createTabs(parts.tabs, show);
  const privateTabs = el('nav', 'mq-chat-drawer-tabs');
  privateTabs.setAttribute('aria-label', 'Private');
  const drawPrivateTabs = createTabs(privateTabs, show);
  const count = el('span', 'mq-chat-count');
  const opener = button('mq-chat-tool', 'Private', openOrClose, icon(PRIVATE), count);
  const closer = button('mq-chat-tool', 'Back to the channel', options.closePrivate, icon(CLOSE));
  const drawerHead = el('div', 'mq-chat-drawer-head', privateTabs, closer);
  parts.drawer.prepend(drawerHead);
  const settingsButton = button('mq-chat-tool', 'Settings', desk.openSettings, icon(SETTINGS));
  parts.head.append(opener, settingsButton);
  root.append(announcer.element);
  parts.form.before(composer.element);
  window.addEventListener('pagehide', composer.saveDraft);

  const privates = () => [...state.conversations.values()].filter(({ kind }) => kind === 'private');
  let announced: Conversation | undefined;

  function openOrClose(): void {
    const next = privates().find(({ unread }) => unread > 0) ?? privates()[0];
    if (views.privately() !== undefined) options.closePrivate();
    else if (next !== undefined) show(next.name);
  }

  function drawLists(): void {
    const channels = [...state.conversations.values()].filter(({ kind }) => kind === 'channel');
    const { main, privately } = views.names();
    drawTabs(channels, state.fold(main));
    toggle(parts.tabs, channels.length > 1);
    drawPrivateTabs(privates(), state.fold(privately));
    toggle(opener, privates().length > 0);
    const unread = privates().reduce((sum, conversation) => sum + conversation.unread, 0);
    setText(count, unread > 0 ? String(unread) : '');
  }

  function drawComposer(): void {
    const target = views.target();
    if (target === undefined) return;
    composer.open(target.key, `Message ${showText(target.name)}`);
    composer.hint(target.joined ? limitText(target, state.self.account) : '');
  }

  return {
    composer,
    desk,
    lookalike,
    attach(view: LogView): void {
      tools(view);
      listenToRows(view.scroller, view.lineAt, (line, at) => void desk.openLineMenu(line, at), view.toEnd);
    },
    /** New lines may be there. */
    stir: announcer.stir,
    sync(): void {
      if (views.target() !== announced) {
        announced = views.target();
        announcer.open(announced);
      }
      drawLists();
      drawComposer();
      attention.sync();
    },
    dispose(): void {
      window.removeEventListener('pagehide', composer.saveDraft);
      attention.dispose();
      announcer.dispose();
      for (const part of [opener, settingsButton, drawerHead, announcer.element, composer.element])
        part.remove();
    },
  };
}

export type Extras = ReturnType<typeof createExtras>;

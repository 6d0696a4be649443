import type { ClientEvent, Conversation } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { createAnnouncer } from '../attention/announcer.ts';
import { completeCommand } from '../composer/completion.ts';
import type { Composer } from '../composer/composer.ts';
import { chatLines } from '../lines-words.ts';
import { createLogView, type LogView } from '../log/log-view.ts';
import { createLookalikes } from '../log/lookalikes.ts';
import { isOperator } from '../log/nick-colour.ts';
import { listenToRows } from '../log/row-keys.ts';
import { createAttention } from './attention.ts';
import { createDesk, type DeskOptions } from './desk.ts';
import { button, CLOSE, el, icon, setText, toggle } from './dom.ts';
import { type EventDesk, onEvent } from './events.ts';
import { PRIVATE, SETTINGS, SHIELD } from './icons.ts';
import '../log/log.css';
import './extras.css';
import { createLineTools } from './line-tools.ts';
import type { Parts } from './parts.ts';
import { createTabs } from './tabs.ts';

export type ExtrasOptions = DeskOptions & {
  parts: Parts;
  composer: Composer;
  /** Is it the site's own channel? */
  isHome(channel: string): boolean;
  siteTitle(): string;
  closePrivate(): void;
};

export { speakOfLines } from '../lines-words.ts';

/**
 * What nobody can use before the channel is open, and so comes after that: the lines, the drawer and the tabs, the
 * tools on lines, the number in the title, what screen readers are told.
 */
export function createExtras(options: ExtrasOptions) {
  const { client, root, parts, views, show } = options;
  const { state } = client;
  const words = chatLines.tools;
  const announcer = createAnnouncer(() => options.settings.get().announce);
  const attention = createAttention(client, views.all);
  const desk = createDesk(options, options.composer);
  const tools = createLineTools(desk);
  const lookalike = createLookalikes(() => state.self.nick, Date.now);
  const eventDesk: EventDesk = {
    isHome: options.isHome,
    siteTitle: options.siteTitle,
    notifies: () => options.settings.get().notify,
    notice: options.notice,
    verify: (account, said) => void desk.verify(account, said),
  };
  const drawTabs = createTabs(parts.tabs, show);
  const privateTabs = el('nav', 'mq-chat-drawer-tabs');
  privateTabs.setAttribute('aria-label', words.private);
  const drawPrivateTabs = createTabs(privateTabs, show);
  const count = el('span', 'mq-chat-count');
  const opener = button('mq-chat-tool', words.private, openOrClose, icon(PRIVATE), count);
  const closer = button('mq-chat-tool', words.back, options.closePrivate, icon(CLOSE));
  const drawerHead = el('div', 'mq-chat-drawer-head', privateTabs, closer);
  parts.drawer.prepend(drawerHead);
  const settingsButton = button('mq-chat-tool', words.settings, desk.openSettings, icon(SETTINGS));
  const operate = button(
    'mq-chat-tool',
    words.operate,
    () => void desk.openChannelMenu(operate),
    icon(SHIELD),
  );
  parts.head.append(opener, operate, settingsButton);
  root.append(announcer.element);

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
    toggle(operate, isOperator(views.channel()?.prefixes ?? ''));
    const unread = privates().reduce((sum, conversation) => sum + conversation.unread, 0);
    setText(count, unread > 0 ? String(unread) : '');
  }

  return {
    completeCommand: (text: string, caret: number) => completeCommand(text, caret, desk.commandNames()),
    createLogView,
    privateName: (nick: string) => say(words.conversation, { nick }),
    desk,
    lookalike,
    onEvent: (event: ClientEvent) => onEvent(eventDesk, event),
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
      attention.sync();
    },
    dispose(): void {
      attention.dispose();
      announcer.dispose();
      for (const part of [operate, opener, settingsButton, drawerHead, announcer.element]) part.remove();
    },
  };
}

export type Extras = ReturnType<typeof createExtras>;

import type { Client, Conversation } from '#lib/irc/types.ts';
import { createAnnouncer } from '../attention/announcer.ts';
import type { LogView } from '../log/log-view.ts';
import { createAttention } from './attention.ts';
import { button, el, icon, setText, toggle } from './dom.ts';
import { createLineTools, type LineActions } from './line-tools.ts';
import type { Parts } from './parts.ts';
import type { SettingsStore } from './settings.ts';
import { createTabs } from './tabs.ts';
import type { Views } from './views.ts';

export type ExtrasOptions = {
  client: Client;
  root: HTMLElement;
  parts: Parts;
  settings: SettingsStore;
  views: Views;
  actions: LineActions;
  show(name: string): void;
  closePrivate(): void;
  request(): void;
};

/**
 * What nobody misses before the first lines are there, and so comes after them: the drawer and the tabs, the tools on
 * lines, the number in the title, what screen readers are told.
 */
export function createExtras(options: ExtrasOptions) {
  const { client, root, parts, views, show } = options;
  const { state } = client;
  const announcer = createAnnouncer(() => options.settings.get().announce);
  const attention = createAttention(client, views.all, options.request);
  const tools = createLineTools(options.actions);
  const drawTabs = createTabs(parts.tabs, show);
  const privateTabs = el('nav', 'mq-chat-drawer-tabs');
  privateTabs.setAttribute('aria-label', 'Private');
  const drawPrivateTabs = createTabs(privateTabs, show);
  const count = el('span', 'mq-chat-count');
  const opener = button('mq-chat-tool', 'Private', openOrClose, icon('private'), count);
  const closer = button('mq-chat-tool', 'Back to the channel', options.closePrivate, icon('close'));
  const drawerHead = el('div', 'mq-chat-drawer-head', privateTabs, closer);
  parts.drawer.prepend(drawerHead);
  parts.head.lastElementChild?.before(opener);
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
    const unread = privates().reduce((sum, conversation) => sum + conversation.unread, 0);
    setText(count, unread > 0 ? String(unread) : '');
  }

  return {
    attach: (view: LogView) => tools(view),
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
      for (const part of [opener, drawerHead, announcer.element]) part.remove();
    },
  };
}

export type Extras = ReturnType<typeof createExtras>;

import { isOperator } from '#lib/irc/message/is-operator.ts';
import { type ModerationEntry, moderationEntries } from '#lib/irc/moderation/moderation-entry.ts';
import type { ClientEvent, Conversation } from '#lib/irc/types.ts';
import { createAnnouncer } from '../attention/announcer.ts';
import { completeCommand } from '../composer/completion.ts';
import type { Composer } from '../composer/composer.tsx';
import type { LogView } from '../log/log-view.ts';
import { createLookalikes } from '../log/lookalikes.ts';
import type { Emotes } from '../log/render-text.ts';
import { listenToRows } from '../log/row-keys.ts';
import { createFolding } from '../moderation/folding.ts';
import { createHeld } from '../moderation/held.ts';
import { keepLifting } from '../moderation/lifts.ts';
import { type ActionsOptions, createActions } from './actions.ts';
import { createAttention } from './attention.ts';
import { createConversationBars } from './conversation-bars.tsx';
import { type EventActions, onEvent } from './events.ts';
import '../log/log.css';
import './extras.css';
import { createLineTools } from './line-tools.ts';
import { createNotice } from './notice.tsx';
import { openLog } from './open-log.ts';
import type { Parts } from './parts.ts';
import { readElsewhere } from './read-marks.ts';
import { tabsOf } from './tabs.tsx';
import { createTopic, createTypingLine } from './topic.ts';

/** Entries about moderation that are remembered for moderators. */
const MOST_ENTRIES = 200;

export type ExtrasOptions = Omit<ActionsOptions, 'notice'> & {
  parts: Parts;
  composer: Composer;
  emotes(): Emotes;
  /** Is it the site's own channel? */
  isHome(channel: string): boolean;
  siteTitle(): string;
  /** The site's list of words: see moderation/held.ts. */
  words(): readonly string[] | undefined;
  closePrivate(): void;
};

/**
 * The parts that nobody can use before the channel is open, so they are loaded after that: the lines, the drawer and the
 * tabs, the tools on lines, the number in the title, and the announcements for screen readers.
 */
export function createExtras(options: ExtrasOptions) {
  const { client, root, parts, views, show } = options;
  const { state } = client;
  const announcer = createAnnouncer(() => options.settings.get().announce);
  const attention = createAttention(client, views.all, (conversation) => isWelcome(conversation));
  let entries: readonly ModerationEntry[] = [];
  const notice = createNotice();
  const topic = createTopic();
  const typing = createTypingLine();
  const actions = createActions({ ...options, notice: notice.show }, options.composer, () => entries);
  const tools = createLineTools(actions);
  const lookalike = createLookalikes(() => state.self.nick, Date.now);
  const eventActions: EventActions = {
    isHome: options.isHome,
    siteTitle: options.siteTitle,
    notifies: () => options.settings.get().notify,
    notice: notice.show,
    verify: (account, said) => void actions.verify(account, said),
  };
  const redraw = () => {
    for (const view of views.all()) view.redraw();
  };
  const takeAway = createFolding(client, redraw);
  const held = createHeld(options.words, redraw);
  const endLifting = keepLifting(client);
  const logOptions = {
    client,
    settings: options.settings.get,
    emotes: options.emotes,
    react: actions.react,
    lookalike,
    held,
  };
  const bars = createConversationBars({
    show,
    openOrClosePrivate,
    closePrivate: options.closePrivate,
    openChannelMenu: (button) => void actions.openChannelMenu(button),
    openSettings: actions.openSettings,
  });
  parts.head.append(bars.tools);
  parts.head.after(bars.channelTabs);
  parts.drawer.prepend(bars.drawerHead);
  parts.body.before(topic.element);
  parts.body.after(typing.element, notice.element);
  root.append(announcer.element);

  /** False for strangers if the viewer leaves them out: people without a role to whom they have not written. */
  function isWelcome(conversation: Conversation): boolean {
    if (!options.settings.get().noStrangers || conversation === views.privately()) return true;
    const { lines, name } = conversation;
    if ((views.channel()?.members.get(name)?.prefixes ?? '') !== '') return true;
    for (let at = lines.start; at < lines.end; at++) if (lines.at(at)?.self) return true;
    return false;
  }
  const privates = () =>
    [...state.conversations.values()].filter((one) => one.kind === 'private' && isWelcome(one));
  let announced: Conversation | undefined;

  function openOrClosePrivate(): void {
    const next = privates().find(({ unread }) => unread > 0) ?? privates()[0];
    if (views.privately() !== undefined) options.closePrivate();
    else if (next !== undefined) show(next.name);
  }

  function drawBars(): void {
    const channels = [...state.conversations.values()].filter(({ kind }) => kind === 'channel');
    const { main, privately } = views.names();
    const operates = isOperator(views.channel()?.prefixes ?? '');
    bars.draw({
      channels: tabsOf(channels, state.fold(main)),
      privates: tabsOf(privates(), state.fold(privately)),
      unread: privates().reduce((sum, { unread }) => sum + unread, 0),
      isOperator: operates,
    });
    root.classList.toggle('mq-chat-operator', operates);
  }

  const drawTopic = () => topic.draw(views.channel());
  const drawTyping = () => typing.draw(views.target());

  return {
    completeCommand: (text: string, caret: number) => completeCommand(text, caret, actions.commandNames()),
    openLog(conversation: Conversation): LogView {
      const view = openLog(logOptions, conversation);
      tools(view);
      listenToRows(view.scroller, view.lineAt, (line, at) => void actions.openLineMenu(line, at), view.toEnd);
      return view;
    },
    actions,
    onEvent(event: ClientEvent): void {
      if (event.type === 'message' && event.conversation.kind === 'private' && !isWelcome(event.conversation))
        return;
      if (event.type === 'read-elsewhere') readElsewhere(views.all(), event.conversation, event.time);
      takeAway(event);
      const fresh = moderationEntries(event, state);
      if (fresh.length > 0) entries = [...fresh, ...entries].slice(0, MOST_ENTRIES);
      onEvent(eventActions, event);
    },
    drawTopic,
    drawTyping,
    /** Call this if there may be new lines. */
    stir: announcer.stir,
    sync(): void {
      if (views.target() !== announced) {
        announced = views.target();
        announcer.open(announced);
      }
      drawBars();
      drawTopic();
      drawTyping();
      attention.sync();
    },
    dispose(): void {
      endLifting();
      attention.dispose();
      announcer.dispose();
      bars.remove();
      notice.dispose();
      for (const part of [topic, typing, announcer]) part.element.remove();
    },
  };
}

export type Extras = ReturnType<typeof createExtras>;

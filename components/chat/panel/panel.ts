import { stripFormatting } from '#lib/irc/message/format.ts';
import { showText } from '#lib/irc/message/safety.ts';
import { Changed, type Client, type Conversation, type Line } from '#lib/irc/types.ts';
import { createAnnouncer } from '../attention/announcer.ts';
import type { ChatConfig } from '../chat-config.ts';
import { isOperator } from '../commands/moderate.ts';
import { COMMANDS, parseCommand } from '../commands/parse-command.ts';
import { askAndModerate, type CommandDesk, runCommand } from '../commands/run-command.ts';
import { completeCommand, completeNick } from '../composer/completion.ts';
import { createComposer } from '../composer/composer.ts';
import { createLogView, type LogView } from '../log/log-view.ts';
import { createLookalikes } from '../log/lookalikes.ts';
import { createMemberList } from '../members/member-list.ts';
import { cleanNick, keepNick } from '../nick-name.ts';
import { limitText, typingText } from '../status/status-text.ts';
import { createAttention } from './attention.ts';
import { button, el, icon, setText, toggle } from './dom.ts';
import { emotesOf, loadEmoji } from './emotes.ts';
import { listenToEvents } from './events.ts';
import { createFrameLoop } from './frame-loop.ts';
import { createLineTools } from './line-tools.ts';
import { createParts, showNotice } from './parts.ts';
import { keptRead } from './read-marks.ts';
import type { SettingsStore } from './settings.ts';
import { createStatusBar } from './status-bar.ts';
import { createTabs } from './tabs.ts';

export type Panel = {
  /** Takes a nick: a guest's first, or another; connects again where one had left. */
  join(nick: string): void;
  update(config: ChatConfig): void;
  person(): { nick: string; guest: boolean };
  dispose(): void;
};

export type PanelOptions = {
  root: HTMLElement;
  client: Client;
  settings: SettingsStore;
  config: ChatConfig;
  guest: boolean;
};

/** Above so many people joins, parts and changes of nick are left out, unless somebody asks for them. */
const LARGE_ROOM = 100;
/** px: below this the member list waits to be opened. */
const ROOM_FOR_MEMBERS = 560;

/** Menus, dialogs and questions: loaded when the first is opened. */
const menus = () => import('../menus/open.ts');

export function createPanel({ root, client, settings, config: first, guest: asGuest }: PanelOptions): Panel {
  const { state } = client;
  const parts = createParts(root);
  const home = first.channel;
  let config = first;
  let guest = asGuest;
  let emotes = emotesOf(config.emotes);
  let mainName = config.channel;
  let drawerName = '';
  let main: LogView | null = null;
  let drawer: LogView | null = null;

  const find = (name: string) => state.find(name);
  const target = () => (drawerName === '' ? find(mainName) : find(drawerName));
  const views = () => [main, drawer].filter((view) => view !== null);
  const notice = (text: string) => showNotice(parts.notice, text);
  const lookalike = createLookalikes(() => state.self.nick, Date.now);
  const loop = createFrameLoop(frame);
  const announcer = createAnnouncer(() => settings.get().announce);
  const status = createStatusBar(parts.status, client);
  const attention = createAttention(client, views, loop.request);

  const composer = createComposer({
    send(text, replyTo) {
      notice('');
      const command = parseCommand(text);
      if (command.type === 'nick') keepNick(cleanNick(command.nick));
      const taken = runCommand(desk, command, replyTo);
      if (taken) for (const view of views()) if (!view.atEnd()) view.toEnd();
      return taken;
    },
    complete: (text, caret) =>
      completeCommand(text, caret, COMMANDS.keys()) ??
      completeNick(text, caret, (typed) => find(mainName)?.members.complete(typed, 20) ?? []),
    emoji: () => loadEmoji(emotes),
    onTyping(typing) {
      const name = target()?.name;
      if (name !== undefined) client.typing(name, typing);
    },
  });

  const desk: CommandDesk = {
    client,
    target,
    show,
    notice,
    mayJoin: (channel) =>
      [home, config.channel, ...(config.channels ?? [])].some(
        (name) => name === '*' || state.fold(name) === state.fold(channel),
      ),
    ask: async (question) => (await menus()).ask(root, question),
    openDialog: (kind) => void openDialog(kind),
    openWhois: async (nick) => (await menus()).openWhois(root, client, nick),
    clear: () => (drawer ?? main)?.clear(),
  };

  async function openDialog(kind: 'help' | 'login' | 'settings'): Promise<void> {
    const { openHelp, openLogin, openSettings } = await menus();
    if (kind === 'help') openHelp(root);
    else if (kind === 'login') openLogin(root, client, notice);
    else openSettings({ root, client, settings, onNick: join, onLogin: () => void openDialog('login') });
  }

  const members = createMemberList({
    onOpen: (open) => {
      settings.set({ members: open });
      members.setOpen(open);
    },
    onMenu: async (nick, at) => {
      const { openPersonMenu } = await menus();
      openPersonMenu(
        { desk, moderate: (action) => void askAndModerate(desk, action), insert: composer.insert },
        nick,
        at,
      );
    },
  });
  const drawTabs = createTabs(parts.tabs, show);
  const drawerTabs = el('nav', 'mq-chat-drawer-tabs');
  drawerTabs.setAttribute('aria-label', 'Private');
  const drawDrawerTabs = createTabs(drawerTabs, show);
  const drawerLog = el('div', 'mq-chat-main');
  parts.drawer.append(
    el(
      'div',
      'mq-chat-drawer-head',
      drawerTabs,
      button('mq-chat-tool', 'Back to the channel', () => closeDrawer(), icon('close')),
    ),
    drawerLog,
  );
  const privateCount = el('span', 'mq-chat-count');
  const privateButton = button(
    'mq-chat-tool',
    'Private',
    () => (drawerName === '' ? openDrawer() : closeDrawer()),
    icon('private'),
    privateCount,
  );
  const settingsButton = button(
    'mq-chat-tool',
    'Settings',
    () => void openDialog('settings'),
    icon('settings'),
  );

  const tools = createLineTools({
    reply: (line) => composer.replyTo(line, showText(line.nick)),
    pickReaction: async (line, at) => {
      const { openReactions } = await menus();
      openReactions(at, (reaction) => react(line, reaction));
    },
    menu: openLineMenu,
  });

  async function openLineMenu(line: Line, at: HTMLElement): Promise<void> {
    const menu = await menus();
    menu.openLineMenu(
      {
        desk,
        moderate: (action) => void askAndModerate(desk, action),
        insert: composer.insert,
        reply: () => composer.replyTo(line, showText(line.nick)),
        react: () => menu.openReactions(at, (reaction) => react(line, reaction)),
      },
      line,
      at,
    );
  }

  function react(line: Line, reaction: string): void {
    const name = target()?.name;
    const remove = line.reactions?.get(reaction)?.has(state.self.nick) ?? false;
    if (name === undefined || line.msgid === '' || !client.react(name, line.msgid, reaction, remove)) {
      notice('This network does not pass reactions on.');
    }
  }

  function wants(conversation: Conversation, line: Line): boolean {
    if (line.self || (line.kind !== 'presence' && line.kind !== 'nick')) return true;
    const { presence } = settings.get();
    if (presence === 'show') return true;
    if (line.presence?.split) return true;
    return presence === 'auto' && conversation.members.size <= LARGE_ROOM;
  }

  function createView(conversation: Conversation, name: string): LogView {
    const view = createLogView(conversation, {
      name,
      self: () => state.self.nick,
      emotes,
      lookalike: (nick) => lookalike(conversation, nick),
      wants: (line) => wants(conversation, line),
      retry: (line) => client.retry(line),
      discard: (line) => client.discard(line),
      react,
      loadOlder: () => void client.loadOlder(conversation.name),
      onEnd: () => client.trim(conversation.name),
      onMenu: (line, at) => void openLineMenu(line, at),
    });
    tools(view);
    view.markAfter(keptRead(conversation.key));
    return view;
  }

  /** Opens and closes the logs as conversations come and go. */
  function arrangeViews(): void {
    const channel = find(mainName);
    if (main?.conversation !== channel) {
      main?.dispose();
      main = channel === undefined ? null : createView(channel, 'Chat');
      parts.main.replaceChildren(...(main ? [main.element] : parts.welcome));
    }
    const other = drawerName === '' ? undefined : find(drawerName);
    if (drawer?.conversation !== other) {
      drawer?.dispose();
      drawer = other === undefined ? null : createView(other, `Conversation with ${showText(other.name)}`);
      drawerLog.replaceChildren(...(drawer ? [drawer.element] : []));
    }
    if (other === undefined) drawerName = '';
    toggle(parts.drawer, drawer !== null);
    const open = target();
    if (open !== openedWith) {
      openedWith = open;
      announcer.open(open);
    }
    if (open !== undefined) composer.open(open.key, `Message ${showText(open.name)}`);
  }
  let openedWith: Conversation | undefined;

  function show(name: string): void {
    if (state.isChannel(name)) {
      mainName = name;
      drawerName = '';
    } else drawerName = name;
    drawAll();
    composer.focus();
  }

  function openDrawer(): void {
    const privates = [...state.conversations.values()].filter(({ kind }) => kind === 'private');
    const next = privates.find(({ unread }) => unread > 0) ?? privates[0];
    if (next !== undefined) show(next.name);
  }

  function closeDrawer(): void {
    drawerName = '';
    drawAll();
    composer.focus();
  }

  function drawTopic(conversation: Conversation | undefined): void {
    const text = showText(stripFormatting(conversation?.topic.text ?? ''));
    setText(parts.topic, text);
    toggle(parts.topic, text !== '' && conversation?.joined === true);
  }

  function drawTyping(conversation: Conversation | undefined): void {
    const nicks = [...(conversation?.typing.values() ?? [])].filter((typing) => typing.state === 'active');
    setText(parts.typing, typingText(nicks.slice(0, 4).map(({ nick }) => showText(nick))));
  }

  function drawLists(): void {
    const all = [...state.conversations.values()];
    const channels = all.filter(({ kind }) => kind === 'channel');
    const privates = all.filter(({ kind }) => kind === 'private');
    drawTabs(channels, state.fold(mainName));
    toggle(parts.tabs, channels.length > 1);
    drawDrawerTabs(privates, state.fold(drawerName));
    toggle(privateButton, privates.length > 0);
    const unread = privates.reduce((sum, conversation) => sum + conversation.unread, 0);
    setText(privateCount, unread > 0 ? String(unread) : '');
  }

  function drawFoot(): void {
    const left = state.connection.kind === 'closed' && state.connection.reason.code === 'quit';
    const asks = guest || left;
    toggle(parts.form, asks);
    toggle(composer.element, !asks);
    const conversation = find(mainName);
    composer.hint(
      conversation?.joined && drawerName === '' ? limitText(conversation, state.self.account) : '',
    );
    root.classList.toggle('mq-chat-operator', isOperator(conversation?.prefixes ?? ''));
  }

  function drawAll(): void {
    arrangeViews();
    const conversation = find(mainName);
    status.sync(conversation);
    members.sync(conversation);
    drawTopic(conversation);
    drawTyping(target());
    drawLists();
    drawFoot();
    attention.sync();
  }

  function frame(): void {
    const changes = client.takeChanges();
    let bits = changes.session ? Changed.status : 0;
    for (const { conversation, bits: changed, updated } of changes.conversations) {
      bits |= changed & (Changed.list | Changed.unread);
      for (const view of views()) if (view.conversation === conversation) view.sync(changed, updated);
      if (conversation === main?.conversation || conversation === drawer?.conversation) bits |= changed;
    }
    if (bits & Changed.lines) announcer.stir();
    if (main === null || bits & (Changed.list | Changed.status | Changed.modes)) {
      drawAll();
      return;
    }
    const conversation = main.conversation;
    if (bits & Changed.members) members.sync(conversation);
    if (bits & Changed.topic) drawTopic(conversation);
    if (bits & Changed.typing) drawTyping(target());
    if (bits & Changed.unread) {
      if (state.conversations.size > 2) drawLists();
      attention.sync();
    }
  }

  function join(nick: string): void {
    keepNick(nick);
    guest = false;
    client.nick(nick);
    if (state.connection.kind === 'closed') client.connect();
    drawAll();
    composer.focus();
  }

  function applySettings(): void {
    root.classList.toggle('mq-chat-no-times', !settings.get().times);
    members.setRowHeight(Math.round(settings.get().size * 1.5) + 6);
    for (const view of views()) view.redraw();
  }

  parts.head.append(members.heading, privateButton, settingsButton);
  parts.body.replaceChildren(parts.main, parts.drawer);
  parts.head.after(parts.status, parts.tabs, members.element, parts.topic);
  parts.form.before(parts.typing, parts.notice, composer.element);
  root.append(announcer.element);
  root.classList.add('mq-chat-live');
  members.setOpen(settings.get().members ?? root.clientHeight >= ROOM_FOR_MEMBERS);
  settings.onChange(applySettings);
  applySettings();
  frame();

  const onOnline = () => client.setOnline(navigator.onLine);
  window.addEventListener('online', onOnline);
  window.addEventListener('offline', onOnline);
  window.addEventListener('pagehide', composer.saveDraft);
  const stops = [
    client.onDirty(loop.request),
    listenToEvents({
      client,
      isHome: (name) => [home, config.channel].some((channel) => state.fold(channel) === state.fold(name)),
      siteTitle: () => config.siteTitle,
      notifies: () => settings.get().notify,
      notice,
    }),
  ];

  return {
    join,
    person: () => ({ nick: state.self.nick, guest }),
    update(next) {
      const before = config.channel;
      config = next;
      emotes = emotesOf(next.emotes);
      if (state.fold(next.channel) === state.fold(before)) return;
      client.join(next.channel);
      // Whoever looks at another channel of their own is left there.
      if (state.fold(mainName) === state.fold(before)) mainName = next.channel;
      // The site's own channel stays open beside a slot's; a slot's closes with it.
      const isKept = [home, mainName].some((name) => state.fold(name) === state.fold(before));
      if (!isKept) client.close(before);
      drawAll();
    },
    dispose() {
      for (const stop of stops) stop();
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', onOnline);
      window.removeEventListener('pagehide', composer.saveDraft);
      client.disconnect();
      loop.dispose();
      status.dispose();
      attention.dispose();
      announcer.dispose();
      for (const view of views()) view.dispose();
      for (const part of [parts.status, parts.tabs, parts.topic, parts.typing, parts.notice]) part.remove();
      for (const part of [
        members.heading,
        members.element,
        privateButton,
        settingsButton,
        composer.element,
        announcer.element,
      ]) {
        part.remove();
      }
      parts.body.replaceChildren(...parts.welcome);
      toggle(parts.form, true);
      root.classList.remove('mq-chat-live');
    },
  };
}

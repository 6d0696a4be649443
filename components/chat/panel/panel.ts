import { stripFormatting } from '#lib/irc/message/format.ts';
import { showText } from '#lib/irc/message/safety.ts';
import { Changed, type Client, type ClientEvent, type Conversation } from '#lib/irc/types.ts';
import type { ChatConfig } from '../chat-config.ts';
import { isOperator } from '../log/nick-colour.ts';
import { createMemberList } from '../members/member-list.ts';
import { keepNick } from '../nick-name.ts';
import { typingText } from '../status/status-text.ts';
import { listenToDevice } from './device.ts';
import { setText, toggle } from './dom.ts';
import { emotesOf } from './emotes.ts';
import type { Extras } from './extras.ts';
import { createFrameLoop } from './frame-loop.ts';
import { keepIgnored } from './ignored.ts';
import { loadPart } from './load-part.ts';
import { createParts, showNotice } from './parts.ts';
import { keepRead, keptRead } from './read-marks.ts';
import type { SettingsStore } from './settings.ts';
import { createStatusBar } from './status-bar.ts';
import { createViews } from './views.ts';
import type { Writing } from './writing.ts';

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
  /** Reads only, until a nick is picked. */
  guest: boolean;
  /** The nick was picked just now: the message box takes the focus when it comes. */
  isNew: boolean;
};

/** px: below this the member list waits to be opened. */
const ROOM_FOR_MEMBERS = 560;

/** The panel of one connection, drawn at most once a frame from what has changed. */
export function createPanel(options: PanelOptions): Panel {
  const { root, client, settings } = options;
  const { state } = client;
  const home = options.config.channel;
  let { config, guest } = options;
  let emotes = emotesOf(config.emotes);
  let writing: Writing | null = null;
  let extras: Extras | null = null;
  let disposed = false;
  let wish = '';
  /** What happened before there was somebody to tell. */
  const early: ClientEvent[] = [];
  let hasJoined = !guest && options.isNew;

  const parts = createParts(root);
  const loop = createFrameLoop(frame);
  const ignored = keepIgnored(client);
  const status = createStatusBar(parts.status, client);
  const notice = (text: string) => showNotice(parts.notice, text);
  const isSame = (a: string, b: string) => state.fold(a) === state.fold(b);
  const views = createViews({
    client,
    parts,
    settings: settings.get,
    emotes: () => emotes,
    channel: config.channel,
    privateName: (nick) => extras?.privateName(nick) ?? nick,
    logs: () => extras?.createLogView ?? null,
    react: (line, reaction) => extras?.desk.react(line, reaction),
    lookalike: (conversation, nick) => extras?.lookalike(conversation, nick) ?? '',
    onView: (view) => extras?.attach(view),
  });
  const members = createMemberList({
    onOpen(open) {
      settings.set({ members: open });
      members.setOpen(open);
    },
    onMenu: (nick, at) => void extras?.desk.openPersonMenu(nick, at),
  });

  /** What comes once the channel is open, the message box first. */
  let asked = false;
  async function loadRest(): Promise<void> {
    if (asked) return;
    asked = true;
    const isOver = () => disposed;
    const box = await loadPart(() => import('./writing.ts'), isOver);
    if (box === null || disposed) return;
    const arrived = loadPart(() => import('./extras.ts'), isOver).then(async (part) => {
      await part?.speakOfLines();
      return part === null || disposed ? null : addExtras(part.createExtras);
    });
    writing = box.createWriting({ client, views, emotes: () => emotes, extras: () => extras, arrived });
    parts.form.before(writing.composer.element);
    drawAll();
    // Whoever has just pressed the join button goes on by writing.
    if (hasJoined) writing.composer.focus();
  }

  function addExtras(createExtras: typeof import('./extras.ts').createExtras): Extras | null {
    if (writing === null) return null;
    extras = createExtras({
      client,
      root,
      parts,
      settings,
      views,
      composer: writing.composer,
      notice,
      show,
      join,
      allowed: () => [home, config.channel, ...(config.channels ?? [])],
      isHome: (channel) => isSame(channel, home) || isSame(channel, config.channel),
      siteTitle: () => config.siteTitle,
      closePrivate() {
        views.closePrivate();
        drawAll();
        writing?.composer.focus();
      },
    });
    for (const event of early.splice(0)) extras.onEvent(event);
    drawAll();
    void client.voiceReady();
    return extras;
  }

  function show(name: string): void {
    views.show(name);
    client.markRead(name);
    drawAll();
    writing?.composer.focus();
  }

  /** What another device has read is not new here either. */
  function readElsewhere(conversation: Conversation, time: number): void {
    if (time > keptRead(conversation.key)) keepRead(conversation.key, time);
    for (const view of views.all()) {
      // Before the eyes of a viewer marks do not move.
      if (view.conversation !== conversation || !document.hidden) continue;
      view.markAfter(time);
      view.redraw();
    }
  }

  function drawTopic(conversation: Conversation | undefined): void {
    const text = showText(stripFormatting(conversation?.topic.text ?? ''));
    setText(parts.topic, text);
    toggle(parts.topic, text !== '' && conversation?.joined === true);
  }

  function drawTyping(): void {
    const all = [...(views.target()?.typing.values() ?? [])];
    const nicks = all.filter((typing) => typing.state === 'active').map(({ nick }) => showText(nick));
    setText(parts.typing, typingText(nicks.slice(0, 3)));
  }

  /** The nick form, until there is a nick and a box to write in. */
  function drawFoot(conversation: Conversation | undefined): void {
    const left = state.connection.kind === 'closed' && state.connection.reason.code === 'quit';
    const asks = guest || left || writing === null;
    toggle(parts.form, asks);
    if (writing !== null) toggle(writing.composer.element, !asks);
    writing?.sync();
    root.classList.toggle('mq-chat-operator', isOperator(conversation?.prefixes ?? ''));
  }

  function drawAll(): void {
    views.arrange();
    const conversation = views.channel();
    status.sync(conversation);
    members.sync(conversation);
    drawTopic(conversation);
    drawTyping();
    drawFoot(conversation);
    if (wish !== '' && state.connection.kind === 'connected') {
      client.nick(wish);
      wish = '';
    }
    const isOpen = conversation?.membersComplete || (conversation?.lines.length ?? 0) > 0;
    if (isOpen || conversation?.refusal) void loadRest();
    extras?.sync();
  }

  function frame(): void {
    const changes = client.takeChanges();
    if (changes.session) ignored();
    const shown = views.all();
    let bits = changes.session || shown.length === 0 ? Changed.status : 0;
    for (const { conversation, bits: changed, updated } of changes.conversations) {
      bits |= changed & (Changed.list | Changed.unread);
      for (const view of shown) {
        if (view.conversation !== conversation) continue;
        view.sync(changed, updated);
        bits |= changed;
      }
    }
    if (bits & (Changed.list | Changed.status | Changed.modes)) {
      drawAll();
      return;
    }
    if (bits & Changed.members) members.sync(views.channel());
    if (bits & Changed.topic) drawTopic(views.channel());
    if (bits & Changed.typing) drawTyping();
    if (bits & Changed.unread) extras?.sync();
    if (bits & Changed.lines) extras?.stir();
  }

  function join(nick: string): void {
    keepNick(nick);
    guest = false;
    hasJoined = true;
    const { kind } = state.connection;
    // While a guest is being let in, the wish waits for the door to open.
    if (kind === 'connecting' || kind === 'registering') wish = nick;
    else client.nick(nick);
    if (kind === 'closed') client.connect();
    drawAll();
    writing?.composer.focus();
  }

  function applySettings(): void {
    root.classList.toggle('mq-chat-no-times', !settings.get().times);
    const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    members.setRowHeight(Math.round(settings.get().size * scale * 1.5) + 6);
    for (const view of views.all()) view.redraw();
  }

  parts.head.append(members.heading, parts.status);
  parts.body.replaceChildren(parts.main, parts.drawer);
  parts.head.after(parts.tabs, members.element, parts.topic);
  parts.form.before(parts.typing, parts.notice);
  root.classList.add('mq-chat-live');
  members.setOpen(settings.get().members ?? root.clientHeight >= ROOM_FOR_MEMBERS);
  settings.onChange(applySettings);
  applySettings();

  const stops = [
    listenToDevice(client),
    client.onDirty(loop.request),
    client.onEvent((event) => {
      if (event.type === 'read-elsewhere') readElsewhere(event.conversation, event.time);
      else if (extras !== null) extras.onEvent(event);
      else early.push(event);
    }),
  ];
  frame();

  return {
    join,
    person: () => ({ nick: state.self.nick, guest }),
    update(next) {
      const before = config.channel;
      config = next;
      emotes = emotesOf(next.emotes);
      if (isSame(next.channel, before)) return;
      client.join(next.channel);
      // Whoever looks at another channel of their own is left there.
      if (isSame(views.names().main, before)) views.show(next.channel);
      // The site's own channel stays open beside a slot's; a slot's closes with it.
      if (!isSame(before, home) && !isSame(before, views.names().main)) client.close(before);
      drawAll();
    },
    dispose() {
      disposed = true;
      for (const stop of stops) stop();
      client.disconnect();
      loop.dispose();
      status.dispose();
      extras?.dispose();
      writing?.dispose();
      const { status: bar, tabs, topic, typing, notice: note } = parts;
      for (const part of [bar, tabs, topic, typing, note, members.heading, members.element]) part.remove();
      parts.body.replaceChildren(...parts.welcome);
      toggle(parts.form, true);
      root.classList.remove('mq-chat-live');
    },
  };
}

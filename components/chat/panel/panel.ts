import { Changed, type Client } from '#lib/irc/types.ts';
import type { ChatConfig } from '../chat-config.ts';
import { createMemberList, type MemberListView } from '../members/member-list.ts';
import { listenToDevice } from './device.ts';
import { toggle } from './dom.ts';
import { drawChanged, drawFoot, syncViews } from './draw-parts.ts';
import { emotesOf } from './emotes.ts';
import { createFrameLoop } from './frame-loop.ts';
import { keepIgnored } from './ignored.ts';
import { LateParts } from './late-parts.ts';
import { NickWish } from './nick-wish.ts';
import { createParts, type Parts } from './parts.ts';
import { channelsToLeave, otherChannels } from './room-channels.ts';
import type { SettingsStore } from './settings.ts';
import { createStatusBar } from './status-bar.tsx';
import { createViews, type Views } from './views.ts';

export type Panel = {
  /** Takes a nick: a guest's first, or another one. Connects again if the viewer had left. */
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

/** On a phone the focus would open a keyboard over the lines. */
const isPhone = () => matchMedia('(pointer: coarse)').matches;

/** The height (px) of a row of the member list for a size of text. */
function rowHeightOf(size: number): number {
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return Math.round(size * scale * 1.5) + 6;
}

/** Puts the parts of a connection in the place of the welcome. */
function mount(root: HTMLElement, parts: Parts, members: MemberListView, status: Node): void {
  parts.head.append(members.heading, status);
  parts.body.replaceChildren(parts.main, parts.drawer);
  parts.head.after(members.element);
  root.classList.add('mq-chat-live');
}

function unmount(root: HTMLElement, parts: Parts, { heading, element }: MemberListView): void {
  heading.remove();
  element.remove();
  parts.body.replaceChildren(...parts.welcome);
  toggle(parts.form, true);
  root.classList.remove('mq-chat-live');
}

/** Goes to another channel of the site. A viewer who has a channel of their own in view stays there. */
function switchChannel(
  client: Client,
  views: Views,
  channel: string,
  { before, leave }: { before: string; leave: readonly string[] },
): void {
  const isShown = (name: string) => client.state.fold(name) === client.state.fold(views.names().main);
  client.join(channel);
  if (isShown(before)) views.show(channel);
  for (const one of leave) if (!isShown(one)) client.close(one);
}

/** The panel of one connection, drawn at most once a frame from what has changed. */
export function createPanel(options: PanelOptions): Panel {
  const { root, client, settings } = options;
  const { state } = client;
  const home = options.config.channel;
  let { config } = options;
  let emotes = emotesOf(config.emotes);
  const nick = new NickWish(client, options);

  const parts = createParts(root);
  const loop = createFrameLoop(frame);
  const ignored = keepIgnored(client);
  const status = createStatusBar(client, async (kind) => (await late.load())?.actions.open(kind));
  const isSame = (a: string, b: string) => state.fold(a) === state.fold(b);
  const leave = channelsToLeave(home, isSame);
  const late = new LateParts({
    client,
    root,
    parts,
    settings,
    get views() {
      return views;
    },
    emotes: () => emotes,
    show,
    join,
    allowed: () => [home, config.channel, ...otherChannels(config)],
    isHome: (channel) => isSame(channel, home) || isSame(channel, config.channel),
    siteTitle: () => config.siteTitle,
    words: () => config.words,
    onPart: drawAll,
    takesFocus: () => nick.isNew,
  });
  const views = createViews({
    client,
    parts,
    channel: config.channel,
    logs: () => late.extras?.openLog ?? null,
  });
  const members = createMemberList({
    onOpen(open) {
      settings.set({ members: open });
      members.setOpen(open);
    },
    onMenu: (nick, at) => void late.extras?.actions.openPersonMenu(nick, at),
  });

  function show(name: string): void {
    views.show(name);
    client.markRead(name);
    drawAll();
    if (!isPhone()) late.focus();
  }

  function drawAll(): void {
    views.arrange();
    const conversation = views.channel();
    status.sync(conversation);
    members.sync(conversation);
    drawFoot(parts, late.writing, nick.isAsked);
    nick.settle();
    const isOpen = conversation?.membersComplete || (conversation?.lines.length ?? 0) > 0;
    if (isOpen || conversation?.refusal) void late.load();
    late.extras?.sync();
  }

  function frame(): void {
    const changes = client.takeChanges();
    if (changes.session && ignored()) for (const view of views.all()) view.redraw();
    const bits = syncViews(views.all(), changes);
    if (bits & (Changed.list | Changed.status | Changed.modes)) drawAll();
    else drawChanged(bits, views, members, late.extras);
  }

  function join(wanted: string): void {
    nick.take(wanted);
    drawAll();
    late.focus();
  }

  const applySettings = () => {
    const { times, size } = settings.get();
    root.classList.toggle('mq-chat-no-times', !times);
    members.setRowHeight(rowHeightOf(size));
    for (const view of views.all()) view.redraw();
  };

  mount(root, parts, members, status.element);
  members.setOpen(settings.get().members ?? root.clientHeight >= ROOM_FOR_MEMBERS);
  settings.onChange(applySettings);
  applySettings();

  const stops = [
    listenToDevice(client),
    client.onDirty(loop.request),
    client.onEvent((event) => late.onEvent(event)),
  ];
  frame();

  return {
    join,
    person: () => ({ nick: state.self.nick, guest: nick.guest }),
    update(next) {
      const before = config.channel;
      config = next;
      emotes = emotesOf(next.emotes);
      if (isSame(next.channel, before)) return;
      switchChannel(client, views, next.channel, { before, leave: leave(before, next) });
      drawAll();
    },
    dispose() {
      for (const stop of stops) stop();
      client.disconnect();
      for (const part of [loop, status, late]) part.dispose();
      unmount(root, parts, members);
    },
  };
}

import { isOperator } from '#lib/irc/message/is-operator.ts';
import { showText } from '#lib/irc/message/safety.ts';
import { isIgnored } from '#lib/irc/state/ignore.ts';
import { isSpeech } from '#lib/irc/state/line.ts';
import type { Client, Conversation, Line } from '#lib/irc/types.ts';
import type { createLogView, LogView } from '../log/log-view.ts';
import type { Emotes } from '../log/render-text.ts';
import { chat } from '../words.ts';
import { toggle } from './dom.ts';
import type { Parts } from './parts.ts';
import { keptRead } from './read-marks.ts';
import type { Settings } from './settings.ts';

/** In a channel of more people than this, joins, parts and changes of nick are left out, unless the viewer wants them. */
const LARGE_ROOM = 100;

export type ViewsOptions = {
  client: Client;
  parts: Parts;
  settings(): Settings;
  emotes(): Emotes;
  /** The channel shown first. */
  channel: string;
  /** The name of the log of a private conversation. */
  privateName(nick: string): string;
  /** The function that makes a log; null while it is being loaded. */
  logs(): typeof createLogView | null;
  react(line: Line, reaction: string): void;
  /** The nick that this one could be mistaken for; '' if there is none. */
  lookalike(conversation: Conversation, nick: string): string;
  /** Whether the list of words holds a line back. */
  held(line: Line): boolean;
  /** A log was opened. */
  onView(view: LogView): void;
};

/** Which conversations are in view: a channel, and a private one in the drawer over it. */
export function createViews(options: ViewsOptions) {
  const { client, parts } = options;
  const { state } = client;
  let mainName = options.channel;
  let privateName = '';
  let main: LogView | null = null;
  let drawer: LogView | null = null;

  const channel = () => state.find(mainName);
  const privately = () => (privateName === '' ? undefined : state.find(privateName));

  function wants(conversation: Conversation, line: Line): boolean {
    if (line.folded !== '') return false;
    if (
      !line.self &&
      state.ignores.length > 0 &&
      isSpeech(line) &&
      isIgnored(state.ignores, line, state.fold)
    )
      return false;
    // Masks contain addresses, and a shield sets many, so only moderators see them.
    if (line.kind === 'mode' && /[!@]/.test(line.text) && !isOperator(conversation.prefixes)) return false;
    if (line.self || (line.kind !== 'presence' && line.kind !== 'nick')) return true;
    const { presence } = options.settings();
    if (presence === 'show' || line.presence?.split) return true;
    return presence === 'auto' && conversation.members.size <= LARGE_ROOM;
  }

  function createView(create: typeof createLogView, conversation: Conversation, name: string): LogView {
    const view = create(conversation, {
      name,
      readTo: keptRead(conversation.key),
      self: () => state.self.nick,
      emotes: options.emotes(),
      lookalike: (nick) => options.lookalike(conversation, nick),
      wants: (line) => wants(conversation, line),
      held: options.held,
      retry: (line) => client.retry(line),
      discard: (line) => client.discard(line),
      react: options.react,
      loadOlder: () => client.loadOlder(conversation.name),
      onEnd() {
        client.trim(conversation.name);
        client.markRead(conversation.name);
      },
    });
    options.onView(view);
    return view;
  }

  /** Puts the log of `conversation` into `place`, and removes the one that was there. */
  function put(
    view: LogView | null,
    conversation: Conversation | undefined,
    place: HTMLElement,
    name: string,
    otherwise: readonly Node[],
  ): LogView | null {
    const create = options.logs();
    const wanted = create === null ? undefined : conversation;
    if (view?.conversation === wanted && (view !== null || place.hasChildNodes())) return view;
    const next = create && wanted ? createView(create, wanted, name) : null;
    place.replaceChildren(...(next ? [next.element] : otherwise));
    return next;
  }

  return {
    all: (): LogView[] => [main, drawer].filter((view) => view !== null),
    /** The channel in view, if it has been heard of. */
    channel,
    privately,
    /** The conversation that the message box writes to. */
    target: () => privately() ?? channel(),
    names: () => ({ main: mainName, privately: privateName }),
    show(name: string): void {
      if (state.isChannel(name)) {
        mainName = name;
        privateName = '';
      } else privateName = name;
    },
    closePrivate(): void {
      privateName = '';
    },
    /** Opens and closes the logs as conversations come and go. */
    arrange(): void {
      const other = privately();
      main = put(main, channel(), parts.main, chat.parts.log, parts.welcome);
      drawer = put(drawer, other, parts.drawerLog, options.privateName(showText(other?.name ?? '')), []);
      if (other === undefined) privateName = '';
      toggle(parts.drawer, other !== undefined);
    },
  };
}

export type Views = ReturnType<typeof createViews>;

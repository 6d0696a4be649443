import type { Client, Conversation } from '#lib/irc/types.ts';
import type { LogView } from '../log/log-view.ts';
import { toggle } from './dom.ts';
import type { Parts } from './parts.ts';

export type ViewsOptions = {
  client: Client;
  parts: Parts;
  /** The channel shown first. */
  channel: string;
  /** The function that opens a log; null while it is being loaded. */
  logs(): ((conversation: Conversation) => LogView) | null;
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

  /** Puts the log of `conversation` into `place`, and removes the one that was there. */
  function put(
    view: LogView | null,
    conversation: Conversation | undefined,
    place: HTMLElement,
    otherwise: readonly Node[],
  ): LogView | null {
    const open = options.logs();
    const wanted = open === null ? undefined : conversation;
    if (view?.conversation === wanted && (view !== null || place.hasChildNodes())) return view;
    const next = open && wanted ? open(wanted) : null;
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
      main = put(main, channel(), parts.main, parts.welcome);
      drawer = put(drawer, other, parts.drawerLog, []);
      if (other === undefined) privateName = '';
      toggle(parts.drawer, other !== undefined);
    },
  };
}

export type Views = ReturnType<typeof createViews>;

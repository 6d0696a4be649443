/** The options that the page gives its chat panel. */
export type ChatConfig = {
  /** wss://…; null if the site has no IRC chat of its own. */
  url: string | null;
  /** The channel of the site, or of the slot that is on. */
  channel: string;
  /** `ask`: a nick first, and by itself on the next visit. `load`: reads as a guest at once. */
  connect: 'ask' | 'load';
  /** The chats of the site's rooms: a viewer who moves between rooms stays in their channels. */
  rooms?: readonly (string | null)[];
  siteTitle: string;
  /** The address of another chat, which is framed in place of ours. */
  other: { provider: string; src: string; title: string } | null;
  /** Another chat that cannot be framed. It is linked to in place of ours. */
  link: string | null;
  demo: boolean;
  /** File names in `public/emotes/`, without the folder: `party.webp` is written `:party:`. */
  emotes?: readonly string[];
  /** Channels that /join may open besides the site's own; `*` for any. */
  channels?: readonly string[];
  /** Patterns of lines that are held back: the sheet's setting "Chat words". */
  words?: readonly string[];
};

/** The functions of the panel that the page may call. */
export type ChatHandle = {
  update(config: ChatConfig): void;
  /** Joins under a typed name, or says in the form that no nick can be made of it. */
  join(typed: string): void;
  dispose(): void;
};

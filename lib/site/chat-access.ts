/** A chat other than the site's own, shown in a frame. */
export type ChatFrame = { provider: string; src: string };

/** How viewers reach the chat. `url` is null if the site has no IRC chat of its own. */
export type ChatAccess = {
  url: string | null;
  channel: string;
  connect: 'ask' | 'load';
  frame?: ChatFrame;
  /** Another chat that cannot be framed, so viewers get a link. */
  link?: string;
};

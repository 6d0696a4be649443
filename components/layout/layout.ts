/** The place of the chat: beside the stream, over it, or nowhere. `start` and `end` turn with the direction of the text. */
export const CHAT_PLACES = ['end', 'start', 'over', 'off'] as const;
export const SCHEMES = ['auto', 'light', 'dark'] as const;
/** The corner in which the stream plays on while its viewer reads another page. */
export const CORNERS = ['br', 'bl', 'tl', 'tr'] as const;

/** How a viewer has the site. The root element carries it as attributes, and style sheets do the rest. */
export type Layout = {
  chat: (typeof CHAT_PLACES)[number];
  theatre: boolean;
  scheme: (typeof SCHEMES)[number];
  corner: (typeof CORNERS)[number];
  /** Moves the focus by arrow keys, as the remote of a television has them. */
  remote: boolean;
  /** Whether single keys do anything (https://www.w3.org/TR/WCAG22/#character-key-shortcuts). */
  keys: boolean;
  /** The chat's share of the width, percent; null: as wide as the style sheet says. */
  split: number | null;
};

export const USUAL: Layout = {
  chat: 'end',
  theatre: false,
  scheme: 'auto',
  corner: 'br',
  remote: false,
  keys: true,
  split: null,
};

/** Percent. */
export const NARROWEST = 15;
export const WIDEST = 55;

export const KEPT_AS = 'marquee:layout';

/** Reads the layout that this browser kept. Anything that is not a layout counts as not kept. */
export function readLayout(text: string | null): Layout {
  let kept: Partial<Record<keyof Layout, unknown>> = {};
  try {
    kept = JSON.parse(text ?? '{}') ?? {};
  } catch {
    // The text is not ours.
  }
  const one = <T>(all: readonly T[], value: unknown, usual: T) => all.find((each) => each === value) ?? usual;
  const split = Math.round(Number(kept.split ?? Number.NaN));
  return {
    chat: one(CHAT_PLACES, kept.chat, USUAL.chat),
    theatre: kept.theatre === true,
    scheme: one(SCHEMES, kept.scheme, USUAL.scheme),
    corner: one(CORNERS, kept.corner, USUAL.corner),
    remote: kept.remote === true,
    keys: kept.keys !== false,
    split: split >= NARROWEST && split <= WIDEST ? split : null,
  };
}

/** The attributes of the root element. */
export const attributesOf = ({ chat, theatre, scheme, corner, remote }: Layout): Record<string, string> => ({
  'data-chat-at': chat,
  'data-theatre': theatre ? 'on' : 'off',
  'data-scheme': scheme,
  'data-corner': corner,
  'data-remote': remote ? 'on' : 'off',
});

/**
 * A colour that Chrome and Edge know since 111, Firefox since 113 and Safari since 16.2. These are about the oldest browsers
 * that the site supports.
 */
export const FLOOR = 'color-mix(in srgb,red,red)';

/**
 * Puts the kept layout on the root before anything is painted, and `data-runs` if scripts run in a browser that is new
 * enough (components/shell/limits.tsx). It stands behind the stage, whose frame must not wait
 * for it; that the page is not painted before it has run is asked for in the head. The values are not checked here: an
 * attribute that no style sheet knows does nothing.
 */
export const BEFORE_PAINT = `if(self.CSS&&CSS.supports("color","${FLOOR}"))document.documentElement.dataset.runs="";
try{const k=JSON.parse(localStorage.getItem("${KEPT_AS}")||"{}"),d=document.documentElement,a=(n,v)=>v&&d.setAttribute("data-"+n,v);
a("chat-at",k.chat);a("theatre",k.theatre===true&&"on");a("scheme",k.scheme);a("corner",k.corner);a("remote",k.remote===true&&"on");
if(k.split>=${NARROWEST}&&k.split<=${WIDEST})d.style.setProperty("--mq-split",Math.round(k.split)+"vw")}catch{}`;

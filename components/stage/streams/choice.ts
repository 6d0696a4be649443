import type { Stream } from '#lib/schedule/types.ts';

/** Both ways of showing several streams: one of them, or all at once. */
export type StreamLayout = 'tabs' | 'grid';

/** A grid shows this many at the most; the others are still a tab away. */
const MOST_IN_GRID = 9;

/** A viewer's choice for a series, which is used again the next time. */
export type Remembered = { layout?: StreamLayout; label?: string };

/** The state of the streams that this page shows. A stream is named by its address. */
export type Choice = {
  /** The stream that the viewer picked. */
  chosen: string | null;
  layout: StreamLayout | null;
  /** In a grid: the large one, and the one that is heard. */
  enlarged: string | null;
  heard: string | null;
  /** Streams that failed, so that another one was shown. */
  failed: readonly string[];
  /** Streams that have been shown: one that runs is not taken away again. */
  opened: readonly string[];
};

export const NO_CHOICE: Choice = {
  chosen: null,
  layout: null,
  enlarged: null,
  heard: null,
  failed: [],
  opened: [],
};

export type Act =
  | { act: 'choose'; src: string }
  | { act: 'layout'; layout: StreamLayout }
  | { act: 'enlarge'; src: string | null }
  | { act: 'hear'; src: string }
  | { act: 'failed'; src: string }
  | { act: 'opened'; src: string };

const without = (list: readonly string[], src: string) => list.filter((other) => other !== src);
const including = (list: readonly string[], src: string) => (list.includes(src) ? list : [...list, src]);

/** The choice after an act; the same object if nothing changes. */
export function choose(choice: Choice, act: Act): Choice {
  switch (act.act) {
    case 'choose':
      // If a viewer picks a stream that failed, it is tried again.
      return {
        ...choice,
        chosen: act.src,
        failed: without(choice.failed, act.src),
        opened: including(choice.opened, act.src),
      };
    case 'layout':
      return { ...choice, layout: act.layout };
    case 'enlarge':
      return { ...choice, enlarged: act.src, heard: act.src ?? choice.heard };
    case 'hear':
      return { ...choice, heard: act.src };
    case 'failed':
      return choice.failed.includes(act.src)
        ? choice
        : { ...choice, failed: including(choice.failed, act.src) };
    case 'opened':
      return choice.opened.includes(act.src)
        ? choice
        : { ...choice, opened: including(choice.opened, act.src) };
  }
}

/** The streams that are shown, and how. */
export type Shown = {
  layout: StreamLayout;
  /** In tabs, the stream that is shown. In a grid, the large one, or null. */
  main: Stream | null;
  /** The streams on the screen, in the order of the sheet. */
  cells: readonly Stream[];
  /** The stream whose sound is heard. */
  heard: string | null;
  /** The stream that was wanted and does not run, and the stream that is shown in its place. */
  insteadOf: Stream | null;
};

type ChoiceInput = {
  streams: readonly Stream[];
  /** The Layout of the sheet. */
  layout: StreamLayout | null;
  remembered: Remembered;
  choice: Choice;
  /** It is known that these have not started. */
  isWaiting: (src: string) => boolean;
  /** A page that does not let itself be framed. */
  isRefused: (src: string) => boolean;
};

/** Which streams are shown, and how: the viewer's choice, else what they chose before, else the sheet's. */
export function shown({ streams, layout, remembered, choice, isWaiting, isRefused }: ChoiceInput): Shown {
  const of = (src: string | null) => streams.find(({ embed }) => embed.src === src);
  const several = streams.length > 1;
  const wanted =
    of(choice.chosen) ?? streams.find(({ label }) => label === remembered.label) ?? streams[0] ?? null;
  const asGrid = several && (choice.layout ?? remembered.layout ?? layout) === 'grid';
  if (asGrid) {
    const cells = streams.slice(0, MOST_IN_GRID);
    const main = cells.find(({ embed }) => embed.src === choice.enlarged) ?? null;
    const heard = cells.find(({ embed }) => embed.src === choice.heard) ?? main ?? cells[0];
    return { layout: 'grid', main, cells, heard: heard?.embed.src ?? null, insteadOf: null };
  }
  const runs = ({ embed }: Stream) =>
    !choice.failed.includes(embed.src) &&
    (choice.opened.includes(embed.src) || !isWaiting(embed.src)) &&
    // If the viewer picks such a page, they see its card, with a link.
    (choice.chosen === embed.src || !isRefused(embed.src));
  const main = wanted && !runs(wanted) ? (streams.find(runs) ?? wanted) : wanted;
  return {
    layout: 'tabs',
    main,
    cells: main ? [main] : [],
    heard: main?.embed.src ?? null,
    insteadOf: main === wanted ? null : wanted,
  };
}

/** The streams of what is on, which of them are shown, and what a viewer can do about it. */
export type Streams = Shown & {
  all: readonly Stream[];
  isWaiting(src: string): boolean;
  /** It is a page that does not let itself be framed. */
  isRefused(src: string): boolean;
  /** A tab: the stream to show, or in a grid the one to enlarge. */
  pick(stream: Pick<Stream, 'label' | 'embed'>): void;
  setLayout(layout: StreamLayout): void;
  hear(src: string): void;
  /** A player has given a stream up. */
  giveUp(src: string): void;
  /** Shows a stream, even if it is known not to run. */
  insist(src: string): void;
};

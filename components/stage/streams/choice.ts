import type { Stream } from '#lib/schedule/types.ts';

/** Both ways of showing several streams: one of them, or all at once. */
export type StreamLayout = 'tabs' | 'grid';

/** A grid shows this many at the most; the others are still a tab away. */
export const MOST_IN_GRID = 9;

/** What a viewer chose for a series, and wants again next week. */
export type Remembered = { layout?: StreamLayout; label?: string };

/** What this page knows of the streams that it shows. Addresses name them. */
export type Choice = {
  /** What the viewer picked. */
  chosen: string | null;
  layout: StreamLayout | null;
  /** In a grid: the large one, and the one that is heard. */
  enlarged: string | null;
  heard: string | null;
  /** Gave up, and were left for another. */
  failed: readonly string[];
  /** Have been shown: a stream that runs is not taken away again. */
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

/** What an act makes of a choice; the very same object where it changes nothing. */
export function choose(choice: Choice, act: Act): Choice {
  switch (act.act) {
    case 'choose':
      // Who asks for a stream that failed wants it tried again.
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

/** What is to be seen of the streams. */
export type Shown = {
  layout: StreamLayout;
  /** In tabs the one that is shown; in a grid the large one, or null. */
  main: Stream | null;
  /** What is on the screen, in the order of the sheet. */
  cells: readonly Stream[];
  /** Whose sound is heard. */
  heard: string | null;
  /** The one that was wanted and does not run, and the one shown in its place. */
  insteadOf: Stream | null;
};

type Facts = {
  streams: readonly Stream[];
  /** The Layout of the sheet. */
  layout: StreamLayout | null;
  remembered: Remembered;
  choice: Choice;
  /** Known not to have started. */
  isWaiting: (src: string) => boolean;
};

/** Which streams are shown, and how: the viewer's choice, else what they chose before, else the sheet's. */
export function shown({ streams, layout, remembered, choice, isWaiting }: Facts): Shown {
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
    !choice.failed.includes(embed.src) && (choice.opened.includes(embed.src) || !isWaiting(embed.src));
  const main = wanted && !runs(wanted) ? (streams.find(runs) ?? wanted) : wanted;
  return {
    layout: 'tabs',
    main,
    cells: main ? [main] : [],
    heard: main?.embed.src ?? null,
    insteadOf: main === wanted ? null : wanted,
  };
}

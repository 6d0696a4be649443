import { startTransition, useEffect, useReducer } from 'react';
import type { SiteView } from '#lib/feeds/site-view.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { choose, NO_CHOICE, type Shown, type StreamLayout, shown } from './choice.ts';
import { remember, useRemembered } from './remembered.ts';

/** The streams of what is on, which of them are shown, and what a viewer can do about it. */
export type Streams = Shown & {
  all: readonly Stream[];
  isWaiting(src: string): boolean;
  /** A tab: the stream to show, or in a grid the one to enlarge. */
  pick(stream: Stream): void;
  setLayout(layout: StreamLayout): void;
  hear(src: string): void;
  /** A player has given a stream up. */
  giveUp(src: string): void;
  /** Shows a stream, whatever is known of it. */
  insist(src: string): void;
};

type Options = {
  streams: readonly Stream[];
  /** What a choice is remembered for: the series, or the title of a show that is of none. */
  series: string;
  layout: StreamLayout | null;
  live: SiteView['live'];
};

export function useStreams({ streams, series, layout, live }: Options): Streams {
  const [choice, dispatch] = useReducer(choose, NO_CHOICE);
  const remembered = useRemembered(series);
  const isWaiting = (src: string) => live?.[src] === 'waiting' && !choice.opened.includes(src);
  const now = shown({ streams, layout, remembered, choice, isWaiting });

  const left = now.insteadOf?.embed.src ?? null;
  const open = now.cells.map(({ embed }) => embed.src).filter((src) => !isWaiting(src));
  const opened = open.join(' ');
  useEffect(() => {
    // It stays left when it runs again: nobody is taken out of what they watch.
    if (left !== null) dispatch({ act: 'failed', src: left });
    for (const src of opened.split(' ')) if (src !== '') dispatch({ act: 'opened', src });
  }, [left, opened]);

  return {
    ...now,
    all: streams,
    isWaiting,
    pick({ label, embed: { src } }) {
      if (now.layout === 'tabs') {
        dispatch({ act: 'choose', src });
        remember(series, { label });
      } else dispatch({ act: 'enlarge', src: now.main?.embed.src === src ? null : src });
    },
    setLayout(next) {
      // Many players at once take a while to draw: the press is answered meanwhile, and so is the next.
      startTransition(() => {
        // What was large, or heard, is what the viewer was after.
        if (next === 'tabs' && now.heard !== null)
          dispatch({ act: 'choose', src: now.main?.embed.src ?? now.heard });
        if (next === 'grid' && now.heard !== null) dispatch({ act: 'hear', src: now.heard });
        dispatch({ act: 'layout', layout: next });
      });
      remember(series, { layout: next });
    },
    hear: (src) => dispatch({ act: 'hear', src }),
    giveUp: (src) => dispatch({ act: 'failed', src }),
    insist: (src) => dispatch({ act: 'choose', src }),
  };
}

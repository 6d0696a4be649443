import { startTransition, useEffect, useReducer } from 'react';
import type { SiteView } from '#lib/feeds/site-view.ts';
import type { Stream } from '#lib/schedule/types.ts';
import { choose, NO_CHOICE, type Remembered, type StreamLayout, type Streams, shown } from './choice.ts';
import { useRemembered } from './remembered.ts';

/** Its code comes with the first choice. */
const remember = (series: string, more: Remembered) =>
  void import('./late.ts').then((late) => late.remember(series, more));

type Options = {
  streams: readonly Stream[];
  /** The key of a remembered choice: the series, or the title of a show that has none. */
  series: string;
  layout: StreamLayout | null;
  live: SiteView['live'];
};

export function useStreams({ streams, series, layout, live }: Options): Streams {
  const [choice, dispatch] = useReducer(choose, NO_CHOICE);
  const remembered = useRemembered(series);
  const isWaiting = (src: string) => live?.[src] === 'waiting' && !choice.opened.includes(src);
  const isRefused = (src: string) => live?.[src] === 'framing';
  const now = shown({ streams, layout, remembered, choice, isWaiting, isRefused });

  const left = now.insteadOf?.embed.src ?? null;
  const open = now.cells.map(({ embed }) => embed.src).filter((src) => !isWaiting(src));
  const opened = open.join(' ');
  useEffect(() => {
    // In a transition, because an urgent update makes React throw away and build again what it has not hydrated yet: the
    // buttons of the streams, whose code may still be on its way.
    startTransition(() => {
      // The page does not go back to it when it runs again, so that nobody loses the stream that they watch.
      if (left !== null) dispatch({ act: 'failed', src: left });
      for (const src of opened.split(' ')) if (src !== '') dispatch({ act: 'opened', src });
    });
  }, [left, opened]);

  return {
    ...now,
    all: streams,
    isWaiting,
    isRefused,
    pick({ label, embed: { src } }) {
      if (now.layout === 'tabs') {
        dispatch({ act: 'choose', src });
        remember(series, { label });
      } else dispatch({ act: 'enlarge', src: now.main?.embed.src === src ? null : src });
    },
    setLayout(next) {
      // Many players at once take a while to draw. In a transition the page still answers this press and the next.
      startTransition(() => {
        // The viewer probably wants the stream that was large or heard.
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

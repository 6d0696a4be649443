'use client';

import { useWords } from '#components/words/use-words.tsx';
import type { Streams } from './choice.ts';

/** The choice of streams, and between one of them and all at once. It loads with the first slot that has several. */
export default function StreamPicker({ streams }: { streams: Streams }) {
  const words = useWords('streams');
  const { all, cells, main, layout } = streams;
  const isGrid = layout === 'grid';
  // Streams that have no place in the grid cannot be enlarged either.
  const choices = isGrid ? cells : all;
  return (
    <div className="stream-picker">
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">{isGrid ? words.enlarge : words.choose}</legend>
        {choices.map((stream) => (
          <button
            key={stream.embed.src}
            type="button"
            className="tab"
            aria-pressed={stream.embed.src === main?.embed.src}
            onClick={() => streams.pick(stream)}
          >
            <bdi>{stream.label}</bdi>
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className="tab stream-layout"
        aria-pressed={isGrid}
        onClick={() => streams.setLayout(isGrid ? 'tabs' : 'grid')}
      >
        {words.grid}
      </button>
    </div>
  );
}

'use client';

import { LIST } from '#components/panels/looks.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { StreamCheck } from '#lib/live/stream-check.ts';
import { say } from '#lib/words/words.ts';
import { useTimes } from './use-times.ts';

/** Whether the streams near now run, as far as the site can tell without its viewers, with the cell of each. */
export function StreamChecks({ streams }: { streams: readonly StreamCheck[] }) {
  const { ago } = useTimes();
  const words = useWords('backstageNow').streams;
  if (streams.length === 0) return null;
  return (
    <ul className={LIST} aria-label={words.title}>
      {streams.map(({ label, src, row, cell, state, at }) => (
        <li key={src} data-state={state}>
          <Translated text={words[state]} label={<bdi>{label}</bdi>} />
          {row === null ? null : ` (${cell ?? say(words.row, { row })})`}
          {at === null ? '.' : <span className="text-muted text-sm"> {ago(new Date(at).toISOString())}</span>}
        </li>
      ))}
    </ul>
  );
}

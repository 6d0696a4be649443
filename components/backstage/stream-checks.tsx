'use client';

import { Said, useWords } from '#components/words/use-words.tsx';
import type { StreamCheck } from '#lib/live/stream-check.ts';
import { useTimes } from './use-times.ts';

/** Whether the streams near now run, as far as the site can tell without its viewers. */
export function StreamChecks({ streams }: { streams: readonly StreamCheck[] }) {
  const { ago } = useTimes();
  const words = useWords('backstageNow').streams;
  if (streams.length === 0) return null;
  return (
    <ul className="bs-list" aria-label={words.title}>
      {streams.map(({ label, src, state, at }) => (
        <li key={src} data-state={state}>
          <Said text={words[state]} label={<bdi>{label}</bdi>} />
          {at === null ? '.' : <span className="bs-note"> {ago(new Date(at).toISOString())}</span>}
        </li>
      ))}
    </ul>
  );
}

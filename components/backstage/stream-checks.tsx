'use client';

import { useInstant } from '#components/schedule/use-now.ts';
import type { StreamCheck } from '#lib/live/stream-check.ts';
import { agoText } from './say.ts';

const WORDS: Record<StreamCheck['state'], string> = {
  live: 'runs',
  waiting: 'does not run yet: viewers are told so, and get it when it does',
  gone: 'is not there any more, or not for everybody: check its address',
  unknown: 'is shown; whether it runs is known to its own service only',
};

/** Whether the streams near now run, as far as the site can tell without its viewers. */
export function StreamChecks({ streams }: { streams: readonly StreamCheck[] }) {
  const now = useInstant();
  if (streams.length === 0) return null;
  return (
    <ul className="bs-list" aria-label="Streams near now">
      {streams.map(({ label, src, state, at }) => (
        <li key={src} data-state={state}>
          <bdi>{label}</bdi> {WORDS[state]}
          {at === null ? '.' : <span className="bs-note"> {agoText(new Date(at).toISOString(), now)}</span>}
        </li>
      ))}
    </ul>
  );
}

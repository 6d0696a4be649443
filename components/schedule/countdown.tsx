'use client';

import { countdownText } from './format.ts';
import { useInstant } from './use-now.ts';

/** The time left until an instant. Hidden from screen readers, which hear the time itself beside it. */
export function Countdown({ to, className }: { to: string; className?: string }) {
  const left = Date.parse(to) - useInstant();
  return (
    <span aria-hidden="true" className={`tabular-nums ${className ?? ''}`}>
      {countdownText(left)}
    </span>
  );
}

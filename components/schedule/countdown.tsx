'use client';

import { countdownText } from '#lib/format/times.ts';
import { useInstant } from './use-now.ts';

/** The time left until an instant. Hidden from screen readers, which hear the time itself beside it. */
export function Countdown({ to, className }: { to: string; className?: string }) {
  const text = countdownText(Date.parse(to) - useInstant());
  return (
    // A text with fewer digits is a new element, because it begins elsewhere if it is in the middle of a line.
    <span key={text.length} aria-hidden="true" className={`digits ${className ?? ''}`}>
      {text}
    </span>
  );
}

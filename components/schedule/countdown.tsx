'use client';

import { countdownText } from './format.ts';
import { useInstant } from './use-now.ts';

/** The time left until an instant. Hidden from screen readers, which hear the time itself beside it. */
export function Countdown({ to, className }: { to: string; className?: string }) {
  const text = countdownText(Date.parse(to) - useInstant());
  return (
    // Another element where there is a digit less: in the middle of a line it begins elsewhere then.
    <span key={text.length} aria-hidden="true" className={`digits ${className ?? ''}`}>
      {text}
    </span>
  );
}

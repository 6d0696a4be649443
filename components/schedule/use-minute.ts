import { useCallback, useSyncExternalStore } from 'react';
import { MINUTE } from '#lib/time.ts';
import { useSite } from './site-context.tsx';

/** The site's time to the full minute, ms; in the HTML and while it hydrates, that of the HTML. */
export function useMinute(): number {
  const { clock, renderedAt } = useSite();
  const minute = useCallback(() => Math.floor(clock.now() / MINUTE) * MINUTE, [clock]);
  return useSyncExternalStore(clock.subscribe, minute, () => Math.floor(renderedAt / MINUTE) * MINUTE);
}

import { useHydrated } from '#components/hydration/use-hydrated.ts';
import { useWords } from '#components/words/use-words.tsx';
import { deviceReader } from '#lib/format/device.ts';
import type { Reader } from '#lib/format/times.ts';
import { useSite } from './site-context.tsx';

/**
 * For whom times are written: on the server for the sheet's zone and the site's language, in the browser for its viewer.
 * While a page hydrates nothing is written and the server's text stays: an element that holds such a text alone, and has
 * `suppressHydrationWarning`, keeps what it has until the text is written anew (docs/decisions).
 */
export function useReader(): Reader & { isViewer: boolean } {
  const { view } = useSite();
  const { language, locale } = useWords('about');
  if (useHydrated()) return { ...deviceReader(language), isViewer: true };
  const isServer = typeof window === 'undefined';
  return { locale: isServer ? locale : null, timeZone: view?.timeZone ?? 'UTC', isViewer: false };
}

import { useSyncExternalStore } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { Reader } from './format.ts';
import { readerLocale } from './reader-locale.ts';
import { useSite } from './site-context.tsx';

const subscribe = () => () => {};
const own = new Map<string, Reader>();

/** The viewer's way of writing and zone: they do not change while a page is open. */
function viewer(language: string): Reader {
  let reader = own.get(language);
  if (!reader) {
    const { hourCycle, timeZone } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();
    reader = { locale: readerLocale(language, navigator.languages, hourCycle), timeZone };
    own.set(language, reader);
  }
  return reader;
}

/** Who reads: the sheet's zone and the site's language in the HTML and while it hydrates, then the viewer's own. */
export function useReader(): Reader & { isViewer: boolean } {
  const { view } = useSite();
  const { language, locale } = useWords('about');
  const reader = useSyncExternalStore(
    subscribe,
    () => viewer(language),
    () => null,
  );
  return reader === null
    ? { locale, timeZone: view?.timeZone ?? 'UTC', isViewer: false }
    : { ...reader, isViewer: true };
}

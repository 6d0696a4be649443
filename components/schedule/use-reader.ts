import { useSyncExternalStore } from 'react';
import type { Reader } from './format.ts';
import { useSite } from './site-context.tsx';

/** The language of the HTML, before the browser says which its viewer reads. */
const HTML_LOCALE = 'en-GB';

const subscribe = () => () => {};
let own: Reader | null = null;

/** The viewer's language and zone: they do not change while a page is open. */
function viewer(): Reader {
  own ??= {
    locale: navigator.language || HTML_LOCALE,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  return own;
}

/** Who reads: the sheet's zone in the HTML and while it hydrates, then the viewer's own. */
export function useReader(): Reader & { isViewer: boolean } {
  const { view } = useSite();
  const reader = useSyncExternalStore(subscribe, viewer, () => null);
  return reader === null
    ? { locale: HTML_LOCALE, timeZone: view?.timeZone ?? 'UTC', isViewer: false }
    : { ...reader, isViewer: true };
}

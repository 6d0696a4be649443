'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import { say } from '#lib/words/words.ts';
import { LINKS, NOTE, PILL } from './look.ts';

type State = 'closed' | 'loading' | 'open' | 'failed';

/** Show notes, to read here, to open or to download. The code that draws them is fetched when somebody wants to read. */
export function NotesReader({ address, title }: { address: string; title: string }) {
  const words = useWords('shows').reader;
  const [state, setState] = useState<State>('closed');
  const pages = useRef<HTMLDivElement>(null);
  const id = useId();
  const wanted = state !== 'closed';

  // A search that found a word in them leads here.
  useEffect(() => {
    if (location.hash === '#notes') setState('loading');
  }, []);

  useEffect(() => {
    const container = pages.current;
    if (!wanted || !container) return;
    let close: (() => void) | null = null;
    let left = false;
    import('./pdf-pages.ts')
      .then(({ showPdf }) => showPdf(address, container))
      .then((shown) => {
        close = shown.close;
        if (left) close();
        else setState('open');
      })
      .catch(() => setState('failed'));
    return () => {
      left = true;
      close?.();
    };
  }, [wanted, address]);

  return (
    <section id="notes" aria-labelledby={id}>
      <h3 id={id}>{words.title}</h3>
      <p className={LINKS}>
        <button
          type="button"
          className={`${PILL} noscript:hidden`}
          aria-expanded={wanted}
          onClick={() => setState(wanted ? 'closed' : 'loading')}
        >
          {wanted ? words.close : words.read}
        </button>
        <a href={address} target="_blank" rel="noreferrer">
          {words.open}
        </a>
        <a href={address} download>
          {words.download}
        </a>
      </p>
      <p className={NOTE} role="status">
        {state === 'loading' ? words.loading : null}
        {state === 'failed' ? words.failed : null}
      </p>
      {wanted ? (
        <section
          ref={pages}
          className="grid max-h-[min(85dvh,70rem)] content-start gap-3 overflow-auto rounded border border-line bg-surface p-3 empty:hidden"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is to be scrolled by keys
          tabIndex={0}
          aria-label={say(words.of, { title })}
        />
      ) : null}
    </section>
  );
}

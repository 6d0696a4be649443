'use client';

import { useEffect } from 'react';
import { whenStreamRuns } from '#components/after-stream-starts/when-stream-runs.ts';
import { useWords } from './use-words.tsx';

/** Loads the words of a viewer who reads another language than the page is in, once the stream has had its start. */
export function FollowViewer() {
  const { language } = useWords('about');
  useEffect(() => {
    if (document.documentElement.lang === language) return;
    return whenStreamRuns(() =>
      import('./speak-viewers-language.ts').then(({ speakViewersLanguage }) =>
        speakViewersLanguage(language),
      ),
    );
  }, [language]);
  return null;
}

import { useEffect, useState } from 'react';
import { loadWords } from '#lib/words/load.ts';
import type { Words } from '#lib/words/words.ts';

/** What stands in the place of what broke. The document alone still knows in which language the site speaks. */
export function BrokenPage() {
  const [words, setWords] = useState<Words['brokenPage'] | null>(null);
  useEffect(() => {
    // Not even words: the sign for "again" is read everywhere.
    const sign = { title: '⚠', text: '', again: '↻' };
    loadWords('brokenPage', document.documentElement.lang).then(setWords, () => setWords(sign));
  }, []);
  if (words === null) return null;
  return (
    <div className="broken-page" role="alert">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <button type="button" onClick={() => location.reload()}>
        {words.again}
      </button>
    </div>
  );
}

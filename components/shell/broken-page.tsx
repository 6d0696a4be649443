import { useEffect, useState } from 'react';
import { loadWords } from '#components/words/load-words.ts';
import type { Words } from '#lib/words/words.ts';
import './broken-page.css';

/** Replaces a part of the page that failed. Only the document still knows the language of the site. */
export default function BrokenPage() {
  const [words, setWords] = useState<Words['brokenPage'] | null>(null);
  useEffect(() => {
    // If the words cannot be loaded, signs are shown, which need no language.
    const sign = { title: '⚠', text: '', again: '↻' };
    loadWords('brokenPage', document.documentElement.lang).then(setWords, () => setWords(sign));
  }, []);
  if (words === null) return null;
  return (
    <div className="broken-page grid justify-items-start gap-3 p-7" role="alert">
      <h2 className="text-xl font-[650]">{words.title}</h2>
      <p>{words.text}</p>
      <button
        type="button"
        className="rounded-[999px] border border-line bg-raised px-4 py-[0.6rem]"
        onClick={() => location.reload()}
      >
        {words.again}
      </button>
    </div>
  );
}

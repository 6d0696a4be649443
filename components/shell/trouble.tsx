import { trouble as de } from '#lib/words/trouble-de.ts';
import { trouble as en } from '#lib/words/trouble-en.ts';

/** What stands in the place of what broke. The document alone still knows in which language the site speaks. */
export function Trouble() {
  const isGerman = typeof document !== 'undefined' && document.documentElement.lang.startsWith('de');
  const words = isGerman ? de : en;
  return (
    <div className="trouble" role="alert">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <button type="button" onClick={() => location.reload()}>
        {words.again}
      </button>
    </div>
  );
}

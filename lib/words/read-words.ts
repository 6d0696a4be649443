import ar from '#words/ar.json' with { type: 'json' };
import cs from '#words/cs.json' with { type: 'json' };
import de from '#words/de.json' with { type: 'json' };
import en from '#words/en.json' with { type: 'json' };
import es from '#words/es.json' with { type: 'json' };
import fr from '#words/fr.json' with { type: 'json' };
import he from '#words/he.json' with { type: 'json' };
import hi from '#words/hi.json' with { type: 'json' };
import id from '#words/id.json' with { type: 'json' };
import it from '#words/it.json' with { type: 'json' };
import ja from '#words/ja.json' with { type: 'json' };
import ko from '#words/ko.json' with { type: 'json' };
import nl from '#words/nl.json' with { type: 'json' };
import pl from '#words/pl.json' with { type: 'json' };
import ptBr from '#words/pt-BR.json' with { type: 'json' };
import ru from '#words/ru.json' with { type: 'json' };
import sv from '#words/sv.json' with { type: 'json' };
import tr from '#words/tr.json' with { type: 'json' };
import uk from '#words/uk.json' with { type: 'json' };
import zhHans from '#words/zh-Hans.json' with { type: 'json' };
import { compileWords, type Partly, type Source } from './compile.ts';
import { english } from './english.ts';
import { findLanguage } from './find-language.ts';
import { LANGUAGES } from './languages.ts';
import type { Words } from './words.ts';

const SOURCES: Readonly<Record<string, Partly<Source>>> = {
  en,
  de,
  es,
  fr,
  'pt-BR': ptBr,
  ja,
  ar,
  pl,
  it,
  nl,
  'zh-Hans': zhHans,
  ko,
  ru,
  uk,
  tr,
  sv,
  cs,
  id,
  he,
  hi,
};
const compiled = new Map<string, Words>([['en', english]]);

/** The words of a language of the site; what is not translated yet is in English. */
function wordsOf(language: string): Words {
  const about = LANGUAGES.find((one) => one.language === language);
  const source = SOURCES[language];
  const words =
    compiled.get(language) ?? (about && source ? compileWords(withEnglish(en, source), about) : english);
  compiled.set(words.about.language, words);
  return words;
}

function withEnglish<T>(whole: T, partly: Partly<T> | undefined): T {
  if (typeof whole === 'string' || partly === undefined) return (partly ?? whole) as T;
  const entries = Object.entries(whole as object).map(([name, inner]) => [
    name,
    withEnglish(inner, (partly as Record<string, Partly<unknown>>)[name]),
  ]);
  return Object.fromEntries(entries);
}

/** The words for a locale as a sheet or the environment writes it (`de_AT`, `pt-BR`); English if there are none. */
export const wordsFor = (locale: string | null): Words => wordsOf(findLanguage(locale));

/** The words of every language, for the build and the checks. */
export const allWords = (): Words[] => LANGUAGES.map(({ language }) => wordsOf(language));

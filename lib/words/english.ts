import en from '#words/en.json' with { type: 'json' };
import { compileWords } from './compile.ts';
import { LANGUAGES } from './languages.ts';

/** English. The other languages must have the same keys, and operators read it. */
export const english = compileWords(en, LANGUAGES[0] as (typeof LANGUAGES)[number]);

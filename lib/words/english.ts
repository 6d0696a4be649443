import en from '#words/en.json' with { type: 'json' };
import { compileWords } from './compile.ts';
import { LANGUAGES } from './languages.ts';

/** The language that the others are held to, and that operators read. */
export const english = compileWords(en, LANGUAGES[0] as (typeof LANGUAGES)[number]);

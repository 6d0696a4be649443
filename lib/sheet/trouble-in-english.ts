import { sayAll, type Value } from '#lib/schedule/sentence.ts';
import { english } from '#lib/words/english.ts';
import { type Trouble, type TroubleName, trouble } from './trouble.ts';

const { troubles } = english;

export const troubleInEnglish = (why: Trouble): string => sayAll([why], troubles, 'en-GB');

/** The name of the thing that a source read, for all languages; a file's name is the same in each. */
export function named(what: string): Value<TroubleName> {
  if (what === troubles.googleAnswer) return trouble('googleAnswer');
  return what === troubles.csvAddress ? trouble('csvAddress') : what;
}

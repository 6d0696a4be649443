import { type Said, sayAll, type Value } from '#lib/schedule/said.ts';
import { TROUBLE_TEXTS } from './trouble-texts.ts';

type TroubleName = keyof typeof TROUBLE_TEXTS;

/** Why a sheet is not read, not taken or not written: a sentence for organizers that is not said yet. */
export type Trouble = Said<TroubleName>;

export const trouble = (says: TroubleName, values: Trouble['values'] = {}): Trouble => ({ says, values });

export const troubleInEnglish = (why: Trouble): string => sayAll([why], TROUBLE_TEXTS, 'en-GB');

/** What a source calls what it read, in other languages too; a file's name is the same in each. */
export function named(what: string): Value<TroubleName> {
  if (what === TROUBLE_TEXTS.googleAnswer) return trouble('googleAnswer');
  return what === TROUBLE_TEXTS.csvAddress ? trouble('csvAddress') : what;
}

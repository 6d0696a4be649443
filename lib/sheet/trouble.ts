import type { Sentence } from '#lib/schedule/sentence.ts';
import type { Words } from '#lib/words/words.ts';

export type TroubleName = keyof Words['troubles'];

/** The reason why a sheet is not read, not accepted or not written. It is a sentence for organizers in no language yet. */
export type Trouble = Sentence<TroubleName>;

export const trouble = (says: TroubleName, values: Trouble['values'] = {}): Trouble => ({ says, values });

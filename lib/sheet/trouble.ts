import type { Sentence } from '#lib/schedule/sentence.ts';
import type { Words } from '#lib/words/words.ts';

export type TroubleName = keyof Words['troubles'];

/** Why a sheet is not read, not taken or not written: a sentence for organizers that is not said yet. */
export type Trouble = Sentence<TroubleName>;

export const trouble = (says: TroubleName, values: Trouble['values'] = {}): Trouble => ({ says, values });

import { english } from '#lib/words/english.ts';
import { type Sentence, sayAll } from './sentence.ts';

const SENTENCES = { ...english.refusals, ...english.problems };

export const sayInEnglish = (sentences: readonly Sentence[]): string => sayAll(sentences, SENTENCES, 'en-GB');

import { english } from '#lib/words/english.ts';
import { setChatWords } from '../words.ts';

// For unit tests of what the chat says: pages load the words with the code.
setChatWords(english);

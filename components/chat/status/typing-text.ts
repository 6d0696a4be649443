import { say } from '#lib/words/words.ts';
import { chat } from '../words.ts';

/** "alice and bob are typing…" */
export function typingText(nicks: readonly string[]): string {
  const [a, b, c] = nicks;
  if (a === undefined) return '';
  if (b === undefined) return say(chat.typing.single, { a });
  if (c === undefined) return say(chat.typing.pair, { a, b });
  return chat.typing.several;
}

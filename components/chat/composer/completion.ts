/** The ways to complete a typed text: `[from, caret)` is replaced by one of `options`. */
export type Completion = { from: number; options: string[] };

const wordBefore = (text: string, caret: number) => {
  const from = Math.max(text.lastIndexOf(' ', caret - 1), text.lastIndexOf('\n', caret - 1)) + 1;
  return { from, word: text.slice(from, caret) };
};

/** Nicks for the word before the caret: `alice: ` at the start of a line, `alice ` elsewhere, `@` kept. */
export function completeNick(
  text: string,
  caret: number,
  nicks: (typed: string) => readonly string[],
): Completion | null {
  const { from, word } = wordBefore(text, caret);
  const at = word.startsWith('@') ? '@' : '';
  const typed = word.slice(at.length);
  if (typed === '') return null;
  const first = from === 0 && at === '';
  const options = nicks(typed).map((nick) => `${at}${nick}${first ? ': ' : ' '}`);
  return options.length > 0 ? { from, options } : null;
}

/** The name of a command that is being typed. */
export function completeCommand(text: string, caret: number, names: Iterable<string>): Completion | null {
  const typed = /^\/([a-z]+)$/i.exec(text.slice(0, caret))?.[1]?.toLowerCase();
  if (typed === undefined) return null;
  const options = [...names].filter((name) => name.startsWith(typed)).map((name) => `/${name} `);
  return options.length > 0 ? { from: 0, options } : null;
}

/** The emoji name that is being typed: `:smi` → `smi`. Null within a word, so that `12:30` stays. */
export function emojiTyped(text: string, caret: number): { from: number; name: string } | null {
  const match = /(?:^|\s)(:([a-z0-9_+-]{2,}))$/i.exec(text.slice(0, caret));
  return match?.[1] === undefined
    ? null
    : { from: caret - match[1].length, name: (match[2] ?? '').toLowerCase() };
}

/** `emoji` is "" for a site's own emote, which has a `picture`. */
export type EmojiName = { name: string; emoji: string; picture?: string };

/** Names that begin with the typed text, then names that contain it. */
export function searchEmoji(all: readonly EmojiName[], typed: string, limit: number): EmojiName[] {
  const begins = all.filter(({ name }) => name.startsWith(typed));
  const holds = all.filter(({ name }) => !name.startsWith(typed) && name.includes(typed));
  return [...begins, ...holds].slice(0, limit);
}

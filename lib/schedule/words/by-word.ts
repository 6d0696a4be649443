/** Maps each word of `groups` to its key. */
export function byWord(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const words: Record<string, string> = Object.create(null);
  for (const [key, list] of Object.entries(groups)) for (const word of list.split(' ')) words[word] = key;
  return words;
}

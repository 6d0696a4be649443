import type { EmojiName } from '../composer/completion.ts';

/** A site's own emotes: name → address. `party.webp` is written `:party:`. */
export function emotesOf(files: readonly string[] | undefined): ReadonlyMap<string, string> {
  const emotes = new Map<string, string>();
  for (const file of files ?? []) {
    const name = /^([\w+-]+)\.(?:png|gif|webp|avif|svg|jpe?g)$/i.exec(file)?.[1];
    if (name !== undefined) emotes.set(name, `/emotes/${encodeURIComponent(file)}`);
  }
  return emotes;
}

/** The site's emotes and all emoji, for picking from. Loads the table of names. */
export async function loadEmoji(emotes: ReadonlyMap<string, string>): Promise<readonly EmojiName[]> {
  const { EMOJI } = await import('../composer/emoji-table.ts');
  return [...[...emotes].map(([name, picture]) => ({ name, emoji: '', picture })), ...EMOJI];
}

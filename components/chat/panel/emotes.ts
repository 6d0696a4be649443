/** A site's own emotes: name → address. `party.webp` is written `:party:`. */
export function emotesOf(files: readonly string[] | undefined): ReadonlyMap<string, string> {
  const emotes = new Map<string, string>();
  for (const file of files ?? []) {
    const name = /^([\w+-]+)\.(?:png|gif|webp|avif|svg|jpe?g)$/i.exec(file)?.[1];
    if (name !== undefined) emotes.set(name, `/emotes/${encodeURIComponent(file)}`);
  }
  return emotes;
}

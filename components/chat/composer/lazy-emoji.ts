type Emoji = ReturnType<typeof import('./emoji.ts').createEmoji>;

/** The emoji of a message box. Their code comes when the first is wanted; by then the text may have gone on. */
export function createLazyEmoji(
  box: HTMLTextAreaElement,
  insert: (from: number, text: string) => void,
  onLoad: (element: HTMLElement) => void,
) {
  let emoji: Emoji | null = null;
  return {
    async use(run: (loaded: Emoji) => void): Promise<void> {
      const { createEmoji } = await import('./emoji.ts');
      if (emoji === null) {
        emoji = createEmoji(box, insert);
        onLoad(emoji.element);
      }
      box.focus();
      run(emoji);
    },
    onKey: (key: string) => emoji?.onKey(key) ?? false,
    close: () => emoji?.close(),
  };
}

const MOST = 50;

/** The messages that were sent before, for the up and down keys. */
export function createInputHistory() {
  const sent: string[] = [];
  let at = 0;
  let draft = '';
  return {
    add(text: string): void {
      if (sent.at(-1) !== text) sent.push(text);
      if (sent.length > MOST) sent.shift();
      at = sent.length;
    },
    /** An older (-1) or newer (1) text; null at either end. `current` is the text in the box, kept as the newest. */
    step(direction: -1 | 1, current: string): string | null {
      const next = at + direction;
      if (next < 0 || next > sent.length || (direction === 1 && at === sent.length)) return null;
      if (at === sent.length) draft = current;
      at = next;
      return sent[at] ?? draft;
    },
    /** True while an older text is in the box. */
    browsing: () => at < sent.length,
    /** The text was changed by hand: it is a draft now. */
    leave(): void {
      at = sent.length;
    },
  };
}

import { isSpeech } from '#lib/irc/state/line.ts';
import type { Line } from '#lib/irc/types.ts';

type Filter = (text: string) => unknown;

/**
 * Tells which lines the site's list of words holds back. The filter is loaded when a list is there; people with a role are
 * never held back, nor is oneself.
 */
export function createHeld(words: () => readonly string[] | undefined, redraw: () => void) {
  let list: readonly string[] | undefined;
  let filter: Filter | null = null;

  async function load(wanted: readonly string[]): Promise<void> {
    const [{ createWordFilter, rulesOf }, { skeleton }] = await Promise.all([
      import('#lib/irc/moderation/word-filter.ts'),
      import('#lib/irc/message/confusables.ts'),
    ]);
    if (list !== wanted) return;
    filter = createWordFilter(rulesOf(wanted), skeleton);
    redraw();
  }

  return (line: Line): boolean => {
    const wanted = words();
    if (wanted !== list) {
      list = wanted;
      filter = null;
      if (wanted !== undefined && wanted.length > 0) void load(wanted).catch(() => {});
    }
    return (
      filter !== null && !line.self && line.prefix === '' && isSpeech(line) && Boolean(filter(line.text))
    );
  };
}

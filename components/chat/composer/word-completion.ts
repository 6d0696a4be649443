import type { Completion } from './completion.ts';
import type { Field } from './field.ts';

/** Completes the word before the caret: the Tab key gives the first option, and again the next one. */
export function createWordCompletion(
  box: Field,
  complete: (text: string, caret: number) => Completion | null,
  replace: (from: number, to: number, text: string) => void,
) {
  let cycle: { completion: Completion; index: number; text: string } | null = null;
  return {
    next(): boolean {
      if (cycle === null || cycle.text !== box.value) {
        const completion = complete(box.value, box.selectionStart);
        if (completion === null) return false;
        cycle = { completion, index: -1, text: '' };
      }
      const { completion, index } = cycle;
      const next = (index + 1) % completion.options.length;
      replace(completion.from, box.selectionStart, completion.options[next] ?? '');
      cycle = { completion, index: next, text: box.value };
      return true;
    },
    /** The text was changed. */
    end(): void {
      cycle = null;
    },
  };
}

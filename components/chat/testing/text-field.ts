import type { Field } from '../composer/field.ts';

/** A stand-in for a text area, for unit tests of the message box. */
export function textField(): Field & { type(text: string): void; isFocused: boolean } {
  return {
    value: '',
    selectionStart: 0,
    selectionEnd: 0,
    isFocused: false,
    setSelectionRange(start, end) {
      this.selectionStart = start ?? 0;
      this.selectionEnd = end ?? 0;
    },
    focus() {
      this.isFocused = true;
    },
    /** Puts a text there, as somebody does who types or pastes it, with the caret behind it. */
    type(text: string) {
      this.value = text;
      this.setSelectionRange(text.length, text.length);
    },
  };
}

/** The properties of a text area that the logic of the message box needs. */
export type Field = Pick<
  HTMLTextAreaElement,
  'value' | 'selectionStart' | 'selectionEnd' | 'setSelectionRange' | 'focus'
>;

/** With the caret within the text, the arrow keys move it; in its first or last line they walk through the history. */
export const isAtEdge = ({ value, selectionStart, selectionEnd }: Field, direction: -1 | 1) =>
  !(direction === -1 ? value.slice(0, selectionStart) : value.slice(selectionEnd)).includes('\n');

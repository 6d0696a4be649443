import { chatMenus } from '../menus-words.ts';
import { button, el } from '../panel/dom.ts';

/** A modal window over the page: the browser keeps the focus in it, and Escape closes it. */
export function openDialog(
  root: HTMLElement,
  title: string,
  ...content: (Node | string | null)[]
): HTMLDialogElement {
  const heading = el('h3', 'mq-chat-dialog-title', title);
  heading.id = `mq-chat-dialog-${Math.random().toString(36).slice(2)}`;
  // The heading takes the focus: else the last button would, at the end of what is to be read.
  heading.tabIndex = -1;
  heading.autofocus = true;
  const dialog = el('dialog', 'mq-chat-dialog', heading, ...content);
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.addEventListener('close', () => dialog.remove());
  // A press on the backdrop, which is the dialog's own outside.
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target === dialog) dialog.close();
  });
  root.append(dialog);
  dialog.showModal();
  return dialog;
}

export const closeRow = (...buttons: HTMLButtonElement[]) => el('div', 'mq-chat-dialog-row', ...buttons);

/** Asks before something is done. Escape and Cancel are no. */
export function ask(
  root: HTMLElement,
  question: { title: string; text: string; confirm: string },
): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = button('mq-chat-button', chatMenus.cancel, () => dialog.close());
    const confirm = button('mq-chat-button mq-chat-danger', question.confirm, () => {
      resolve(true);
      dialog.close();
    });
    const dialog = openDialog(root, question.title, el('p', '', question.text), closeRow(cancel, confirm));
    dialog.addEventListener('close', () => resolve(false));
    cancel.focus();
  });
}

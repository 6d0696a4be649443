import { button, el } from '../panel/dom.ts';
import { chatMenus } from '../words.ts';

/** A modal window over the page: the browser keeps the focus in it, and Escape closes it. */
export function openDialog(
  root: HTMLElement,
  title: string,
  ...content: (Node | string | null)[]
): HTMLDialogElement {
  const heading = el('h3', 'mq-chat-dialog-title', title);
  heading.id = `mq-chat-dialog-${Math.random().toString(36).slice(2)}`;
  // The heading takes the focus. Otherwise the last button would, which is at the end of the text.
  heading.tabIndex = -1;
  heading.autofocus = true;
  const dialog = el('dialog', 'mq-chat-dialog', heading, ...content);
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.addEventListener('close', () => dialog.remove());
  // A press on the backdrop, which counts as an event of the dialog.
  dialog.addEventListener('pointerdown', (event) => {
    if (event.target === dialog) dialog.close();
  });
  root.append(dialog);
  dialog.showModal();
  return dialog;
}

export const closeRow = (...buttons: HTMLButtonElement[]) => el('div', 'mq-chat-dialog-row', ...buttons);

type Question = { title: string; text: string; confirm: string };

/** Asks before something is done. Escape and Cancel are no. */
export const ask = async (root: HTMLElement, question: Question) => (await choose(root, question, [])) >= 0;

/** Like `ask`, with a choice between several ways. Resolves to the number of the way, or -1 for no. */
export function choose(root: HTMLElement, question: Question, choices: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const cancel = button('mq-chat-button', chatMenus.cancel, () => dialog.close());
    const radios = choices.map((_, i) => {
      const radio = el('input');
      radio.type = 'radio';
      radio.name = 'mq-chat-choice';
      radio.checked = i === 0;
      return radio;
    });
    const confirm = button('mq-chat-button mq-chat-danger', question.confirm, () => {
      resolve(
        Math.max(
          0,
          radios.findIndex(({ checked }) => checked),
        ),
      );
      dialog.close();
    });
    const list = choices.map((choice, i) =>
      el('label', 'mq-chat-choice', radios[i] ?? null, el('span', '', choice)),
    );
    const ways = choices.length > 1 ? el('fieldset', 'mq-chat-choices', ...list) : el('p', '', ...choices);
    if (choices.length > 1) ways.setAttribute('aria-label', question.title);
    const dialog = openDialog(
      root,
      question.title,
      el('p', '', question.text),
      ways,
      closeRow(cancel, confirm),
    );
    dialog.addEventListener('close', () => resolve(-1));
    cancel.focus();
  });
}

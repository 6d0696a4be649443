import { useRef } from 'react';
import type { Question } from '../commands/moderate.ts';
import { chatMenus } from '../words.ts';
import { Dialog, openDialog } from './dialog.tsx';
import { Button, Buttons, CHOICE } from './dialog-parts.tsx';

/** Asks before something is done. Escape and Cancel are no. */
export const ask = async (root: HTMLElement, question: Question) => (await choose(root, question, [])) >= 0;

/** Like `ask`, with a choice between several ways. Resolves to the number of the way, or -1 for no. */
export const choose = (root: HTMLElement, question: Question, choices: readonly string[]): Promise<number> =>
  new Promise((resolve) =>
    openDialog(
      root,
      (close) => (
        <AskDialog
          question={question}
          choices={choices}
          onChoice={(choice) => {
            resolve(choice);
            close();
          }}
          close={close}
        />
      ),
      () => resolve(-1),
    ),
  );

type Props = {
  question: Question;
  choices: readonly string[];
  onChoice(choice: number): void;
  close(): void;
};

/** A question. Of several ways the first is chosen, until the person chooses another. */
export function AskDialog({ question, choices, onChoice, close }: Props) {
  const cancel = useRef<HTMLButtonElement>(null);
  const chosen = useRef(0);
  return (
    <Dialog title={question.title} first={cancel}>
      <p>{question.text}</p>
      {choices.length > 1 ? (
        <fieldset aria-label={question.title} className="mb-3 grid gap-[0.4rem]">
          {choices.map((choice, i) => (
            <label key={choice} className={CHOICE}>
              <input
                type="radio"
                name="mq-chat-choice"
                defaultChecked={i === 0}
                onChange={() => {
                  chosen.current = i;
                }}
              />
              <span>{choice}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p>{choices}</p>
      )}
      <Buttons>
        <Button ref={cancel} onClick={close}>
          {chatMenus.cancel}
        </Button>
        <Button kind="danger" onClick={() => onChoice(chosen.current)}>
          {question.confirm}
        </Button>
      </Buttons>
    </Dialog>
  );
}

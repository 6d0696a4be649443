import { useEffect, useState } from 'react';
import type { Client } from '#lib/irc/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import type { CommandActions } from '../commands/run-command.ts';
import { ABOVE_BOX, MINI } from '../panel/dom.ts';
import { createReactPart } from '../panel/react-part.tsx';
import { chatMenus, language } from '../words.ts';
import { ask } from './ask-dialog.tsx';

/** The client's pace: a line each half second. */
const LINES_A_SECOND = 2;

/** Asks before many lines are sent, and lets the rest be stopped while they go. False gives the text back. */
export async function sayMany(
  root: HTMLElement,
  { client, target, notice }: CommandActions,
  text: string,
  count: number,
  replyTo: string | undefined,
): Promise<boolean> {
  const words = chatMenus.many;
  const seconds = Math.ceil(count / LINES_A_SECOND);
  const question = {
    title: sayCount(words.title, count, language()),
    text: sayCount(words.text, seconds, language()),
    confirm: words.confirm,
  };
  if (!(await ask(root, question)) || !(await client.loadAll())) return false;
  if (client.say(target()?.name ?? '', text, { replyTo }).length === 0) return false;
  if (client.waiting() === 0) return true;
  const bar = createReactPart();
  root.querySelector('.mq-chat-composer')?.prepend(bar.element);
  bar.draw(<LinesLeft client={client} notice={notice} onEnd={bar.remove} />);
  return true;
}

type Props = { client: Client; notice(text: string): void; onEnd(): void };

/** How many lines are still to be sent, and a button that keeps them from being sent. */
function LinesLeft({ client, notice, onEnd }: Props) {
  const words = chatMenus.many;
  const [left, setLeft] = useState(() => client.waiting());
  useEffect(
    () =>
      client.onDirty(() => {
        if (client.waiting() === 0) onEnd();
        else setLeft(client.waiting());
      }),
    [client, onEnd],
  );
  return (
    <div className={ABOVE_BOX}>
      <span>{sayCount(words.left, left, language())}</span>
      <button
        type="button"
        className={MINI}
        onClick={() => {
          notice(sayCount(words.stopped, client.stopSending(), language()));
          onEnd();
        }}
      >
        {words.stop}
      </button>
    </div>
  );
}

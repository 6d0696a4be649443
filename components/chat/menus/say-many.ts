import { sayCount } from '#lib/words/words.ts';
import type { CommandActions } from '../commands/run-command.ts';
import { button, el, setText } from '../panel/dom.ts';
import { chatMenus, language } from '../words.ts';
import { ask } from './dialog.ts';

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
  const left = el('span');
  const bar = el('div', 'mq-chat-replying', left);
  bar.append(
    button('mq-chat-mini', words.stop, () => {
      notice(sayCount(words.stopped, client.stopSending(), language()));
      end();
    }),
  );
  const draw = () => {
    if (client.waiting() === 0) end();
    else setText(left, sayCount(words.left, client.waiting(), language()));
  };
  const unlisten = client.onDirty(draw);
  const end = () => {
    unlisten();
    bar.remove();
  };
  draw();
  root.querySelector('.mq-chat-composer')?.prepend(bar);
  return true;
}

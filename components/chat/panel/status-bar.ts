import { showText } from '#lib/irc/message/safety.ts';
import type { Client, ConnectionState, Conversation } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { connectionText, refusalText } from '../status/status-text.ts';
import { chat } from '../words.ts';
import { button, setText, toggle } from './dom.ts';

/** Says in plain words what is wrong, and offers ways to correct it. It is empty if nothing is wrong. */
export function createStatusBar(
  element: HTMLElement,
  client: Client,
  open: (kind: 'login' | 'key') => unknown,
) {
  const words = document.createElement('span');
  const act = button('mq-chat-mini', '', () => {
    const { connection } = client.state;
    if (connection.kind === 'closed' && connection.reason.code === 'account') open('login');
    else if (connection.kind === 'closed') client.connect();
    else if (connection.kind === 'waiting') client.wake();
    else if (outside?.refusal?.code === 'key') open('key');
    else if (outside !== undefined) client.join(outside.name);
  });
  element.replaceChildren(words, act);
  let outside: Conversation | undefined;
  /** The connection in which the viewer was last in a conversation. If they are not in it now, they have left. */
  const been = new WeakMap<Conversation, number>();
  let tick: ReturnType<typeof setTimeout> | undefined;

  function sync(conversation: Conversation | undefined): void {
    clearTimeout(tick);
    const { connection } = client.state;
    const since = connection.kind === 'connected' ? connection.since : 0;
    if (since > 0 && conversation?.joined) been.set(conversation, since);
    const isOut = since > 0 && conversation?.kind === 'channel' && !conversation.joined;
    const hasLeft = isOut && been.get(conversation) === since;
    outside = isOut && (conversation.refusal !== null || hasLeft) ? conversation : undefined;
    const { status } = chat;
    let text = connectionText(connection, Date.now());
    if (isOut) {
      const { name, refusal } = conversation;
      if (refusal !== null) text = refusalText(showText(name), { ...refusal, text: showText(refusal.text) });
      else text = say(hasLeft ? status.leftChannel : status.opening, { channel: showText(name) });
    }
    setText(words, text);
    toggle(element, text !== '');
    setText(act, status[actOf(connection, outside)]);
    const canAct = connection.kind === 'closed' || outside !== undefined;
    toggle(act, canAct || (connection.kind === 'waiting' && !connection.offline));
    // The seconds until the next attempt count down.
    if (connection.kind === 'waiting') tick = setTimeout(() => sync(conversation), 1000);
  }
  return { sync, dispose: () => clearTimeout(tick) };
}

function actOf(connection: ConnectionState, outside: Conversation | undefined) {
  if (connection.kind === 'closed') return connection.reason.code === 'account' ? 'logIn' : 'connect';
  if (outside === undefined) return 'tryNow';
  return outside.refusal?.code === 'key' ? 'giveKey' : 'joinAgain';
}

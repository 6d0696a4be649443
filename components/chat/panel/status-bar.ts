import { showText } from '#lib/irc/message/safety.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { connectionText, refusalText } from '../status/status-text.ts';
import { chat } from '../words.ts';
import { button, setText, toggle } from './dom.ts';

/** Says in plain words what is going on, and offers what can be done about it. Nothing where all is well. */
export function createStatusBar(element: HTMLElement, client: Client) {
  const words = document.createElement('span');
  const act = button('mq-chat-mini', '', () => {
    if (client.state.connection.kind === 'closed') client.connect();
    else if (client.state.connection.kind === 'waiting') client.wake();
    else if (outside !== undefined) client.join(outside.name);
  });
  element.replaceChildren(words, act);
  let outside: Conversation | undefined;
  /** Conversations one has been in, and in which connection: who then is not, has left. */
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
    setText(act, connection.kind === 'closed' ? status.connect : outside ? status.joinAgain : status.tryNow);
    const canAct = connection.kind === 'closed' || outside !== undefined;
    toggle(act, canAct || (connection.kind === 'waiting' && !connection.offline));
    // The seconds until the next attempt count down.
    if (connection.kind === 'waiting') tick = setTimeout(() => sync(conversation), 1000);
  }
  return { sync, dispose: () => clearTimeout(tick) };
}

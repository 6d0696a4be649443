import { reasonText } from '#lib/irc/client/reasons.ts';
import { showText } from '#lib/irc/message/safety.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';
import { connectionText, refusalText } from '../status/status-text.ts';
import { button, setText, toggle } from './dom.ts';

/** Says in plain words what is going on, and offers what can be done about it. Nothing where all is well. */
export function createStatusBar(element: HTMLElement, client: Client) {
  const words = document.createElement('span');
  const act = button('mq-chat-mini', '', () => {
    if (client.state.connection.kind === 'closed') client.connect();
    else if (client.state.connection.kind === 'waiting') client.wake();
    else if (refused !== undefined) client.join(refused.name);
  });
  element.replaceChildren(words, act);
  let refused: Conversation | undefined;
  let tick: ReturnType<typeof setTimeout> | undefined;

  function sync(conversation: Conversation | undefined): void {
    clearTimeout(tick);
    const { connection } = client.state;
    refused = connection.kind === 'connected' && conversation?.refusal ? conversation : undefined;
    const why = 'reason' in connection ? reasonText(connection.reason) : '';
    let text = connectionText(connection, why, Date.now());
    if (refused?.refusal)
      text = refusalText(showText(refused.name), {
        ...refused.refusal,
        text: showText(refused.refusal.text),
      });
    else if (connection.kind === 'connected' && conversation?.kind === 'channel' && !conversation.joined) {
      text = `Opening ${showText(conversation.name)}…`;
    }
    setText(words, text);
    toggle(element, text !== '');
    setText(act, connection.kind === 'closed' ? 'Connect' : refused ? 'Join again' : 'Try now');
    const canAct = connection.kind === 'closed' || refused !== undefined;
    toggle(act, canAct || (connection.kind === 'waiting' && !connection.offline));
    // The seconds until the next attempt count down.
    if (connection.kind === 'waiting') tick = setTimeout(() => sync(conversation), 1000);
  }
  return { sync, dispose: () => clearTimeout(tick) };
}

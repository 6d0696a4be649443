import { isolate } from '#lib/irc/message/safety.ts';
import type { Client } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { button, el } from '../panel/dom.ts';
import { chatMenus } from '../words.ts';

/** The people that the viewer has hidden, each with a button to show them again; null if there are none. */
export function hiddenPeople(client: Client): HTMLElement | null {
  const words = chatMenus.hidden;
  const { ignores } = client.state;
  if (ignores.length === 0) return null;
  const rows = ignores.map((rule) => {
    const who = isolate(rule.value);
    const show = button('mq-chat-mini', say(words.show, { who }), () => {
      client.unignore(rule);
      row.remove();
    });
    const row = el(
      'li',
      'mq-chat-ban',
      el('b', '', rule.kind === 'account' ? say(words.account, { who }) : who),
      show,
    );
    return row;
  });
  return el('details', 'mq-chat-hidden', el('summary', '', words.title), el('ul', 'mq-chat-bans', ...rows));
}

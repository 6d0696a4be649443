import { isolate } from '#lib/irc/message/safety.ts';
import type { Client, Conversation } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { button, el } from '../panel/dom.ts';
import { chatMenus } from '../words.ts';
import { closeRow, openDialog } from './dialog.ts';

/** Opens the present topic for a change; its formatting codes keep their positions. */
export function openTopic(root: HTMLElement, client: Client, channel: Conversation): void {
  const text = el('textarea', 'mq-chat-input mq-chat-topic-text');
  const words = chatMenus.topic;
  text.setAttribute('aria-label', words.label);
  text.value = channel.topic.text;
  text.maxLength = client.state.isupport.topiclen;
  text.dir = 'auto';
  text.rows = 4;
  const cancel = button('mq-chat-button', chatMenus.cancel, () => dialog.close());
  const set = button('mq-chat-button mq-chat-primary', words.set, () => {
    client.setTopic(channel.name, text.value);
    dialog.close();
  });
  const dialog = openDialog(
    root,
    say(words.title, { channel: isolate(channel.name) }),
    text,
    closeRow(cancel, set),
  );
  text.focus();
}

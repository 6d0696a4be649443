import { button, CLOSE, el, icon } from '../panel/dom.ts';
import { SEND, SMILE } from '../panel/icons.ts';
import { chat } from '../words.ts';

/** The elements of the message box: `element` holds the others. */
export function createComposerParts(on: { send(): void; noReply(): void; emoji(): void }) {
  const words = chat.box;
  const box = el('textarea', 'mq-chat-box');
  box.setAttribute('aria-label', words.label);
  box.rows = 1;
  box.enterKeyHint = 'send';
  box.autocapitalize = 'sentences';
  box.dir = 'auto';
  const replyText = el('span', 'mq-chat-reply-text');
  const reply = el(
    'div',
    'mq-chat-replying',
    replyText,
    button('mq-chat-tool', words.noReply, on.noReply, icon(CLOSE)),
  );
  const hint = el('p', 'mq-chat-hint');
  const sendButton = button('mq-chat-tool mq-chat-send', words.send, on.send, icon(SEND));
  const smile = button('mq-chat-tool', words.emoji, on.emoji, icon(SMILE));
  const write = el('div', 'mq-chat-write', box, smile, sendButton);
  const element = el('div', 'mq-chat-composer', reply, hint, write);
  reply.hidden = true;
  hint.hidden = true;
  return { element, box, reply, replyText, hint };
}

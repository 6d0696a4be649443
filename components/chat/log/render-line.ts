import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Conversation, Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { button, el, MINI } from '../panel/dom.ts';
import { chatLines } from '../words.ts';
import { clockTime } from './clock-time.ts';
import { lineWords } from './line-words.ts';
import { nickColour, roleName } from './nick-colour.ts';
import { appendText, type Emotes } from './render-text.ts';

/** The facts that a row needs besides its line. */
export type RowContext = {
  conversation: Conversation;
  self: string;
  emotes: Emotes;
  /** The nick that this one could be mistaken for; '' if there is none. */
  lookalike(nick: string): string;
  retry(line: Line): void;
  discard(line: Line): void;
  react(line: Line, reaction: string): void;
  jump(msgid: string): void;
};

const isSaid = (line: Line) => line.kind === 'message' || line.kind === 'action' || line.kind === 'notice';

/** One line of the log. `starts`: it shows the nick and the time, because the line above is not of its group. */
export function renderLine(line: Line, starts: boolean, context: RowContext): HTMLElement {
  const row = document.createElement('div');
  if (!isSaid(line)) {
    row.className = `mq-chat-line mq-chat-happened mq-chat-${line.kind}-line`;
    row.append(timeOf(line));
    // No `appendText` here: reasons and topics need no links to say what happened.
    row.append(lineWords(line));
    return row;
  }
  row.className = line.kind === 'message' ? 'mq-chat-line' : `mq-chat-line mq-chat-${line.kind}-said`;
  if (starts) row.classList.add('mq-chat-starts');
  if (line.mention) row.classList.add('mq-chat-mention');
  if (line.status !== 'there') row.classList.add(`mq-chat-${line.status}`);
  if (line.replyTo !== '') row.append(quoteOf(line, context));
  if (starts || line.kind !== 'message') row.append(timeOf(line), nickOf(line, context), ' ');
  row.append(textOf(line, context.emotes));
  if (line.status === 'failed') row.append(failureOf(line, context));
  if (line.reactions !== null && line.reactions.size > 0) row.append(reactionsOf(line, context));
  return row;
}

function timeOf(line: Line): HTMLElement {
  const time = document.createElement('time');
  time.textContent = clockTime(line.time);
  return time;
}

function nickOf(line: Line, context: RowContext): HTMLElement {
  const nick = document.createElement('b');
  nick.className = nickColour(line.nick);
  nick.dir = 'auto';
  const role = roleName(line.prefix);
  if (role !== '') nick.append(badge(line.prefix, role));
  if (line.bot) nick.append(badge('bot', chatLines.program));
  nick.append(showText(line.nick));
  if (line.first) nick.append(firstMark());
  const other = context.lookalike(line.nick);
  if (other !== '') nick.append(badge('≈', say(chatLines.lookalike, { nick: isolate(other) })));
  if (line.target !== '')
    nick.append(badge(line.target, say(chatLines.onlyFor, { role: roleName(line.target) })));
  return nick;
}

/** For moderators. The style sheet writes its `1`, which copied text and search would take for a part of the nick. */
function firstMark(): HTMLElement {
  const mark = badge('', chatLines.first);
  mark.classList.add('mq-chat-first');
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', chatLines.first);
  return mark;
}

export function badge(text: string, title: string): HTMLElement {
  const mark = el('span', 'mq-chat-badge', text);
  mark.title = title;
  return mark;
}

function textOf(line: Line, emotes: Emotes): HTMLElement {
  const text = document.createElement('span');
  text.className = 'mq-chat-text';
  text.dir = 'auto';
  if (line.redacted === null) appendText(text, line.text, emotes);
  else {
    const { by, reason } = line.redacted;
    text.className += ' mq-chat-gone';
    const what = by === '' ? chatLines.deleted : say(chatLines.deletedBy, { by: isolate(by) });
    text.append(withReason(what, reason));
  }
  return text;
}

/** Says what happened and, if a reason was given, why. */
function withReason(what: string, reason: string): string {
  if (reason === '') return what;
  return say(chatLines.because, { what: what.replace(/\.$/, ''), why: showText(stripFormatting(reason)) });
}

function quoteOf(line: Line, context: RowContext): HTMLElement {
  const answered = context.conversation.lines.byMsgid(line.replyTo);
  const words =
    answered === undefined || answered.folded !== ''
      ? chatLines.earlier
      : `${isolate(answered.nick)}: ${showText(stripFormatting(answered.text)).slice(0, 120)}`;
  return button('mq-chat-quote', `↪ ${words}`, () => context.jump(line.replyTo));
}

function failureOf(line: Line, context: RowContext): HTMLElement {
  return el(
    'span',
    'mq-chat-failure',
    `${withReason(chatLines.notSent, line.failure)} `,
    button(MINI, chatLines.again, () => context.retry(line)),
    ' ',
    button(MINI, chatLines.discard, () => context.discard(line)),
  );
}

/** The most kinds of reactions that a line shows. */
const MOST_REACTIONS = 12;

function reactionsOf(line: Line, context: RowContext): HTMLElement {
  const list = el('span', 'mq-chat-reactions');
  for (const [reaction, nicks] of [...(line.reactions ?? [])].slice(0, MOST_REACTIONS)) {
    const shown = showText(stripFormatting(reaction)).slice(0, 24);
    const chip = button('mq-chat-chip', `${shown} ${nicks.size}`, () => context.react(line, reaction));
    chip.title = [...nicks].slice(0, 20).map(isolate).join(', ');
    chip.setAttribute('aria-pressed', String(nicks.has(context.self)));
    list.append(chip);
  }
  return list;
}

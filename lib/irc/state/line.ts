import type { Line, LineKind } from '../types.ts';

let lastId = 0;

/** Every line has the same fields in the same order, so that engines keep one hidden class and drawing stays quick. */
export function newLine(kind: LineKind, time: number, nick: string, text: string): Line {
  return {
    id: ++lastId,
    kind,
    msgid: '',
    time,
    nick,
    user: '',
    host: '',
    account: '',
    bot: false,
    prefix: '',
    text,
    target: '',
    self: false,
    mention: false,
    history: false,
    status: 'there',
    failure: '',
    replyTo: '',
    redacted: null,
    reactions: null,
    first: false,
    folded: '',
    presence: null,
    streak: 1,
  };
}

/** Whether a line is something that people say, and not something that happened. */
export const isSpeech = (line: Line): boolean =>
  line.kind === 'message' || line.kind === 'action' || line.kind === 'notice';

import type { DeliveryOutcome } from '#bot/announce/delivery.ts';
import { endIsolates } from '#lib/irc/message/safety.ts';
import { cutText, utf8Length } from '#lib/irc/message/split.ts';
import type { Conversation, Line } from '#lib/irc/types.ts';
import type { Session } from './session.ts';

/** How long (ms) a server may take to confirm a line. */
const CONFIRM_LIMIT = 60_000;
const AGAIN_AFTER_REFUSAL = 60_000;
/** If our user and host are not known yet, the longest that servers give. */
const LONGEST_USER = 12;
const LONGEST_HOST = 64;

/** Text for one line to `target`. If it is longer than others can receive, it is cut between two characters. */
export function fitLine(session: Session, target: string, text: string): string {
  const { self, isupport } = session.client.state;
  const source =
    utf8Length(self.nick) + (utf8Length(self.user) || LONGEST_USER) + (utf8Length(self.host) || LONGEST_HOST);
  // `:nick!~user@host PRIVMSG target :text` CR LF
  const most = isupport.linelen - source - utf8Length(target) - 18;
  return cutLine(text, most);
}

/** One line of at most `most` bytes. If it is cut, isolates that were opened in it are closed. */
export function cutLine(text: string, most: number): string {
  const one = text.replace(/[\0\r\n]+/g, ' ');
  let line = one;
  for (let kept = most - 3; utf8Length(line) > most && kept > 0; kept -= 3)
    line = endIsolates(`${cutText(one, kept).trimEnd()}…`);
  return line;
}

/**
 * Says one line at the bucket's pace and waits until the server has it. `begin` is called right before it is written.
 */
export async function sendLine(
  session: Session,
  target: string,
  text: string,
  begin: () => void,
  ready: () => boolean,
): Promise<DeliveryOutcome> {
  await session.bucket.take();
  if (!ready()) return { outcome: 'later', after: 500 };
  if (text.trim() === '') return { outcome: 'refused', reason: 'There is nothing in it.' };
  const { client } = session;
  begin();
  const [line] = client.say(target, fitLine(session, target, text));
  if (!line) return { outcome: 'later', after: 500, reason: 'The core took no line.' };
  const connection = client.state.connection;
  const settled = await settle(session, line, connection);
  const kept = client.state.connection === connection;
  if (settled === 'confirmed') return { outcome: 'said', proof: line.msgid };
  const { failure } = line;
  client.discard(line);
  if (settled === 'failed' && kept)
    return { outcome: 'later', after: ready() ? AGAIN_AFTER_REFUSAL : 500, reason: failure };
  return { outcome: 'unsure' };
}

/** Until the server has confirmed a line, or refused it, or the connection it went over has ended. */
function settle(session: Session, line: Line, connection: unknown): Promise<'confirmed' | 'failed' | 'lost'> {
  const { client } = session;
  return new Promise((resolve) => {
    const finish = (how: 'confirmed' | 'failed' | 'lost') => {
      stop();
      clearTimeout(timer);
      resolve(how);
    };
    let asked = false;
    const look = () => {
      if (line.status === 'failed') finish('failed');
      else if (client.state.connection !== connection) finish('lost');
      else if (line.status === 'there' && !asked) {
        asked = true;
        // With echo-message this is the echo. Without it, this only means that we sent the line, and the answer to a PING shows
        // that the server has it.
        if (client.state.caps.has('echo-message')) finish('confirmed');
        else
          client.ping().then(
            () => finish('confirmed'),
            () => finish('lost'),
          );
      }
    };
    const timer = setTimeout(() => finish('lost'), CONFIRM_LIMIT);
    const stop = session.onChange(look);
    look();
  });
}

/** Resolves when `test` holds, looking again at each change; false when it was aborted before. */
export function until(session: Session, test: () => boolean, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (held: boolean) => {
      stop();
      signal.removeEventListener('abort', abort);
      resolve(held);
    };
    const abort = () => finish(false);
    const stop = session.onChange(() => test() && finish(true));
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    else if (test()) finish(true);
  });
}

/** Whether the server keeps the lines of a channel: by itself for those who join, or for those who ask. */
export function keepsHistory(session: Session, room: Conversation): boolean {
  const { caps } = session.client.state;
  // +H is InspIRCd's and UnrealIRCd's channel history.
  return caps.has('draft/chathistory') || caps.has('chathistory') || room.modes.has('H');
}

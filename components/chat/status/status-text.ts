import type { ConnectionState, JoinRefusal } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chat } from '../words.ts';

/** What is going on, in plain words; '' when all is well. */
export function connectionText(state: ConnectionState, now: number): string {
  const { status, reasons } = chat;
  switch (state.kind) {
    case 'idle':
    case 'connected':
      return '';
    case 'connecting':
      return state.attempt > 1 ? status.again : status.connecting;
    case 'registering':
      return status.registering;
    case 'waiting': {
      if (state.offline) return status.offline;
      const seconds = Math.max(1, Math.ceil((state.until - now) / 1000));
      return say(status.waiting, { why: reasons[state.reason.code], n: seconds });
    }
    case 'closed':
      return reasons[state.reason.code];
  }
}

/** Why one is not in a channel. `text` is the server's or the operator's own words. */
export function refusalText(
  channel: string,
  refusal: { code: JoinRefusal | 'kicked'; text: string },
): string {
  const { refusals } = chat;
  const what = say(refusals[refusal.code], { channel });
  const own = refusal.code === 'kicked' || refusal.code === 'refused' || refusal.code === 'banned';
  return own && refusal.text !== '' ? say(refusals.because, { what, why: refusal.text }) : what;
}

/** "alice and bob are typing…" */
export function typingText(nicks: readonly string[]): string {
  const [a, b, c] = nicks;
  if (a === undefined) return '';
  if (b === undefined) return say(chat.typing.single, { a });
  if (c === undefined) return say(chat.typing.pair, { a, b });
  return chat.typing.several;
}

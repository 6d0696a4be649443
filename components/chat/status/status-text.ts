import { showText } from '#lib/irc/message/safety.ts';
import type { ConnectionState, JoinRefusal, Reason, ReasonCode } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chat } from '../words.ts';

/** Says in plain words what is wrong; '' if nothing is. */
export function connectionText(state: ConnectionState, now: number): string {
  const { status } = chat;
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
      return say(status.waiting, { why: reasonText(state.reason), n: seconds });
    }
    case 'closed':
      return reasonText(state.reason);
  }
}

/** Reasons for which the server's own words say more than ours. */
const TOLD: ReadonlySet<ReasonCode> = new Set([
  'refused',
  'banned',
  'killed',
  'full',
  'throttled',
  'account',
]);

function reasonText({ code, text }: Reason): string {
  const what = chat.reasons[code];
  return TOLD.has(code) && text !== '' ? say(chat.refusals.because, { what, why: showText(text) }) : what;
}

/** Says why the viewer is not in a channel. `text` has the server's or the operator's own words. */
export function refusalText(
  channel: string,
  refusal: { code: JoinRefusal | 'kicked'; text: string },
): string {
  const { refusals } = chat;
  const what = say(refusals[refusal.code], { channel });
  const own = refusal.code === 'kicked' || refusal.code === 'refused' || refusal.code === 'banned';
  return own && refusal.text !== '' ? say(refusals.because, { what, why: refusal.text }) : what;
}

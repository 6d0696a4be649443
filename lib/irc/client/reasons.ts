import { stripFormatting } from '../message/format.ts';
import { cap } from '../message/safety.ts';
import type { Reason, ReasonCode } from '../types.ts';

const MOST_TEXT = 300;

/** What servers write in ERROR, in the order in which it is looked for. */
const SIGNS: readonly [ReasonCode, RegExp][] = [
  ['throttled', /throttl|too fast|reconnect(?:ing)? too|try again later/i],
  [
    'banned',
    /\b[kgzdqe]-?:?lined?\b|\bbanned\b|\bban\b|akill|blacklist|dnsbl|not welcome|not authori[sz]ed to connect/i,
  ],
  ['full', /too many connections|no more connections|server is full|server full|connection limit|clone/i],
  ['flood', /flood|recvq|sendq/i],
  ['killed', /\bkill/i],
  ['shutdown', /restart|shut(?:ting)? ?down|terminat|rehash|going down/i],
  ['password', /password|access denied/i],
  ['timeout', /timeout|timed out/i],
];

/** The reason in the text of an ERROR message. */
export function readError(text: string): Reason {
  const clean = cap(stripFormatting(text), MOST_TEXT);
  const code = SIGNS.find(([, sign]) => sign.test(clean))?.[0] ?? 'refused';
  return { code, text: clean };
}

const SENTENCES: Record<ReasonCode, string> = {
  unreachable: 'The chat server cannot be reached.',
  lost: 'The connection to the chat was lost.',
  timeout: 'The chat server stopped answering.',
  banned: 'You are banned from this chat network.',
  throttled: 'The chat server wants fewer connections from here for a while.',
  full: 'The chat server is full, or too many people are connected from your address.',
  flood: 'The chat server cut the connection because too much was sent at once.',
  killed: 'A network operator ended your connection.',
  shutdown: 'The chat server is restarting.',
  password: 'The chat server wants a password.',
  login: 'Logging in did not work.',
  nick: 'No free nickname could be found.',
  refused: 'The chat server closed the connection.',
  quit: 'You left the chat.',
};

/** Plain words for people; the server's own are in `reason.text`. */
export const reasonText = (reason: Reason): string => SENTENCES[reason.code];

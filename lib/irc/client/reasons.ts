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

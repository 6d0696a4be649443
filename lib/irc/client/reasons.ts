import { stripFormatting } from '../message/format.ts';
import { cap } from '../message/safety.ts';
import type { Reason, ReasonCode } from '../types.ts';

const MOST_TEXT = 300;

/** The words of servers in ERROR, in the order in which we look for them. */
const SIGNS: readonly [ReasonCode, RegExp][] = [
  ['throttled', /throttl|too fast|too many times|reconnect(?:ing)? too|try again later/i],
  // Ergo's, which also says FAIL * ACCOUNT_REQUIRED.
  [
    'account',
    /must (?:log|be logged) in|sasl (?:is )?(?:access only|required|authentication (?:is )?required)/i,
  ],
  [
    'banned',
    /\b[kgzdqe]-?:?lined?\b|\bbanned\b|\bban\b|akill|blacklist|dnsbl|not welcome|not authori[sz]ed to connect/i,
  ],
  [
    'full',
    /too many (?:\w+ )?(?:connections|clients)|no more connections|server is full|server full|(?:connection|session) limit|clone/i,
  ],
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

import type { Fold } from '../message/casemapping.ts';
import { matchMask } from '../message/mask.ts';
import type { Ignore } from '../types.ts';

/** Whether one of the rules means this person. */
export function isIgnored(
  rules: readonly Ignore[],
  who: { nick: string; user: string; host: string; account: string },
  fold: Fold,
): boolean {
  return rules.some(({ kind, value }) => {
    if (kind === 'nick') return fold(who.nick) === fold(value);
    if (kind === 'account') return who.account !== '' && fold(who.account) === fold(value);
    return matchMask(value, `${who.nick}!${who.user}@${who.host}`, fold);
  });
}

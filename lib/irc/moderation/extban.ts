import type { Fold } from '../message/casemapping.ts';
import { matchMask } from '../message/mask.ts';
import type { Isupport } from '../types.ts';

/** Somebody as masks see them. */
export type BanTarget = { nick: string; user: string; host: string; account?: string | null };

/** How a network writes bans that are more than a mask. A kind that it lacks is null. */
export type Extbans = {
  /** Reads but does not write: the letter of the list and what stands before the mask. */
  quiet: { letter: string; prefix: string } | null;
  /** Before the name of an account. */
  account: string | null;
  /** Before minutes and a colon: a ban that the server lifts itself. */
  time: string | null;
  /** A whole mask: everybody whom the server does not know well. */
  unknown: string | null;
};

/**
 * From ISUPPORT. A `q` list is Solanum's and its kind (on InspIRCd `q` is a prefix of owners); InspIRCd and Ergo have `m:`,
 * UnrealIRCd 6 `~quiet:`, which it called `~q:` in its fifth version and still lists so in EXTBAN.
 */
export function extbansOf({ chanmodes, tokens }: Pick<Isupport, 'chanmodes' | 'tokens'>): Extbans {
  const [prefix = '', kinds = ''] = (tokens.get('EXTBAN') ?? '').split(',');
  if (prefix === '~') {
    const isNamed = (tokens.get('ACCOUNTEXTBAN') ?? '').split(',').includes('account');
    const write = (letter: string, name: string) =>
      kinds.includes(letter) ? `~${isNamed ? name : letter}:` : null;
    const quiet = write('q', 'quiet');
    return {
      quiet: quiet === null ? null : { letter: 'b', prefix: quiet },
      account: write('a', 'account'),
      time: write('t', 'time'),
      unknown: isNamed && kinds.includes('G') ? '~security-group:unknown-users' : null,
    };
  }
  const inSpirit = prefix === '' && kinds.includes('m');
  return {
    quiet: chanmodes[0].includes('q')
      ? { letter: 'q', prefix: '' }
      : inSpirit
        ? { letter: 'b', prefix: 'm:' }
        : null,
    account:
      prefix === '' && kinds.includes('R') ? 'R:' : prefix === '$' && kinds.includes('a') ? '$a:' : null,
    time: null,
    unknown: inSpirit && kinds.includes('U') ? 'U:*!*@*' : null,
  };
}

/** An entry of a ban list, understood. */
export type Ban = {
  quiet: boolean;
  /** The person that it means: a mask of nick!user@host, or an account. Null for kinds that name nobody, such as words. */
  mask: string | null;
  account: string | null;
};

const PART = /^(?:~([a-z-]+)|\$?([a-z])):(.*)$/i;

/** Reads an entry of the list `letter`, in whichever of a network's spellings it stands. */
export function readBan(entry: string, letter: string): Ban {
  const ban: Ban = { quiet: letter === 'q', mask: null, account: null };
  let rest = entry;
  for (let part = PART.exec(rest); part; part = PART.exec(rest)) {
    const [, long = '', short = '', after = ''] = part;
    const kind = long || short;
    if (kind === 'time' || long === 't') rest = after.replace(/^\d+:/, '');
    else if (kind === 'quiet' || long === 'q' || short === 'm') {
      ban.quiet = true;
      rest = after;
    } else {
      if (kind === 'account' || long === 'a' || short === 'R' || short === 'a')
        ban.account = after.replace(/!\*@\*$/, '');
      return ban;
    }
  }
  ban.mask = rest;
  return ban;
}

/** Whether a ban means somebody. */
export function fitsBan({ mask, account }: Ban, who: BanTarget, fold: Fold): boolean {
  if (account !== null) return Boolean(who.account) && matchMask(account, who.account ?? '', fold);
  return mask !== null && matchMask(mask, `${who.nick}!${who.user}@${who.host}`, fold);
}

/** One way to mean somebody in a ban, and how many of those who are here it means. */
export type BanChoice = { kind: 'account' | 'nick' | 'host'; mask: string; fits: number };

/**
 * The masks that mean somebody. By address first, as another nick is soon taken; but behind a gateway or a proxy an address
 * is that of many, and then the account or the nick comes first.
 */
export function banChoices(
  who: BanTarget,
  here: Iterable<BanTarget>,
  extbans: Extbans,
  fold: Fold,
): BanChoice[] {
  const all = [...here];
  const choice = (kind: BanChoice['kind'], mask: string): BanChoice => {
    const ban = readBan(mask, 'b');
    return { kind, mask, fits: all.filter((other) => fitsBan(ban, other, fold)).length };
  };
  const choices: BanChoice[] = [];
  if (who.account && extbans.account !== null) choices.push(choice('account', extbans.account + who.account));
  const nick = choice('nick', `${who.nick}!*@*`);
  if (who.host === '') return [...choices, nick];
  const host = choice('host', `*!*@${who.host}`);
  if (host.fits > 1) return [...choices, nick, host];
  return [host, ...choices, nick];
}

import type { Isupport } from '#lib/irc/types.ts';

/** The mask that bans somebody: by host where it is known, else by nick. A mask stays as it is. */
export function banMask(who: string, user: { host: string } | undefined): string {
  if (/[!@*?:]/.test(who)) return who;
  return user !== undefined && user.host !== '' ? `*!*@${user.host}` : `${who}!*@*`;
}

/**
 * The mode that lets somebody read but not write: a `q` list (Solanum and its kind; on InspIRCd `q` is an owner's
 * prefix), else a ban of the quiet kind: `m:` on InspIRCd, `~q:` on UnrealIRCd. Null where the server has neither.
 */
export function quietMode(isupport: Isupport, mask: string): { letter: string; mask: string } | null {
  if (isupport.chanmodes[0].includes('q')) return { letter: 'q', mask };
  const [prefix = '', kinds = ''] = (isupport.tokens.get('EXTBAN') ?? '').split(',');
  if (prefix === '' && kinds.includes('m')) return { letter: 'b', mask: `m:${mask}` };
  if (prefix === '~' && kinds.includes('q')) return { letter: 'b', mask: `~q:${mask}` };
  return null;
}

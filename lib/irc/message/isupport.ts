import type { ChatState, Isupport } from '../types.ts';

/** `\x20` for a space, as 005 writes what it cannot hold. */
const unescapeValue = (value: string) =>
  value.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Adds the tokens of one 005 to those known; `-TOKEN` takes one back. Returns a new map. */
export function addTokens(
  known: ReadonlyMap<string, string>,
  tokens: readonly string[],
): Map<string, string> {
  const all = new Map(known);
  for (const token of tokens) {
    const equals = token.indexOf('=');
    if (token.startsWith('-')) all.delete(token.slice(1));
    else if (equals < 0) all.set(token, '');
    else all.set(token.slice(0, equals), unescapeValue(token.slice(equals + 1)));
  }
  return all;
}

/** Whole positive numbers only: a server's `LINELEN=x` or `MODES=` leaves the default. */
function count(value: string | undefined, otherwise: number): number {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : otherwise;
}

function prefixOf(value: string | undefined): Isupport['prefix'] {
  if (value === '') return { modes: '', symbols: '' };
  const match = /^\(([^)]*)\)(.*)$/.exec(value ?? '(ov)@+');
  const [modes = '', symbols = ''] = match ? match.slice(1) : ['ov', '@+'];
  return modes.length === symbols.length ? { modes, symbols } : { modes: 'ov', symbols: '@+' };
}

function chanmodesOf(value: string): Isupport['chanmodes'] {
  const [a = '', b = '', c = '', d = ''] = value.split(',');
  return [a, b, c, d];
}

/** CLIENTTAGDENY: `*` denies all, `-tag` after it allows one; names stand without their +. */
function tagGate(value: string | undefined): (tag: string) => boolean {
  const listed = (value ?? '').split(',').filter(Boolean);
  const allDenied = listed.includes('*');
  return (tag) => {
    const name = tag.replace(/^\+/, '');
    return allDenied ? listed.includes(`-${name}`) : !listed.includes(name);
  };
}

/** Reads the tokens. Missing ones get the defaults of RFC 1459 and modern.ircdocs.horse. */
export function readIsupport(tokens: ReadonlyMap<string, string>): Isupport {
  const get = (name: string) => tokens.get(name);
  return {
    tokens,
    network: get('NETWORK') ?? '',
    casemapping: get('CASEMAPPING') ?? 'rfc1459',
    prefix: prefixOf(get('PREFIX')),
    chanmodes: chanmodesOf(get('CHANMODES') ?? 'b,k,l,imnpst'),
    chantypes: get('CHANTYPES') ?? '#&',
    statusmsg: get('STATUSMSG') ?? '',
    linelen: Math.max(512, count(get('LINELEN'), 512)),
    nicklen: count(get('NICKLEN') ?? get('MAXNICKLEN'), 30),
    topiclen: count(get('TOPICLEN'), 390),
    kicklen: count(get('KICKLEN'), 250),
    channellen: count(get('CHANNELLEN'), 64),
    modes: Math.max(1, count(get('MODES'), 3)),
    bot: (get('BOT') ?? '').charAt(0),
    utf8only: tokens.has('UTF8ONLY'),
    monitor: tokens.has('MONITOR') ? count(get('MONITOR'), 100) : 0,
    chathistory: count(get('CHATHISTORY'), 0),
    msgreftypes: (get('MSGREFTYPES') ?? 'msgid,timestamp').split(','),
    allowsTag: tagGate(get('CLIENTTAGDENY')),
  };
}

/** Whether reactions get through. A server that denies the tag removes it silently. */
export const mayReact = ({ caps, isupport }: Pick<ChatState, 'caps' | 'isupport'>): boolean =>
  caps.has('message-tags') && isupport.allowsTag('draft/react') && isupport.allowsTag('draft/reply');

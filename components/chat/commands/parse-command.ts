import { say, type Words } from '#lib/words/words.ts';
import { chatMenus } from '../words.ts';

/** A command that was read from the text of the message box. `usage` says in one sentence what is missing. */
export type Command =
  | { type: 'say'; text: string }
  | { type: 'action'; text: string }
  | { type: 'nick'; nick: string }
  | { type: 'message'; nick: string; text: string }
  | { type: 'query'; nick: string }
  | { type: 'notice'; target: string; text: string }
  | { type: 'ignore'; who: string }
  | { type: 'unignore'; who: string }
  | { type: 'join'; channel: string; key: string }
  | { type: 'part'; reason: string }
  | { type: 'away'; text: string | null }
  | { type: 'topic'; text: string }
  | { type: 'kick'; nick: string; reason: string }
  | { type: 'ban' | 'unban' | 'quiet' | 'unquiet'; who: string }
  | { type: 'rank'; mode: '+o' | '-o' | '+h' | '-h' | '+v' | '-v'; nicks: string[] }
  | { type: 'mode'; modes: string; args: string[] }
  | { type: 'invite'; nick: string }
  | { type: 'whois'; nick: string }
  | { type: 'delete'; nick: string }
  | { type: 'verify'; account: string; code: string }
  | { type: 'clear' | 'help' | 'login' | 'settings' | 'bans' }
  | { type: 'quit'; reason: string }
  | { type: 'usage'; text: string };

type Spec = {
  /** The text after the name: `<must>` or `[may]`. */
  args: string;
  /** Null if something is missing. */
  parse(rest: string): Command | null;
};

const split = (rest: string): [string, string] => {
  const at = rest.search(/\s/);
  return at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at).trim()];
};
const words = (rest: string) => rest.split(/\s+/).filter(Boolean);
const one = (rest: string, make: (word: string) => Command) => {
  const [word] = words(rest);
  return word === undefined ? null : make(word.replace(/^@/, ''));
};
const rank = (mode: '+o' | '-o' | '+h' | '-h' | '+v' | '-v'): Spec => ({
  args: '<nick>',
  parse: (rest) => (rest ? { type: 'rank', mode, nicks: words(rest) } : null),
});
const mask = (type: 'ban' | 'unban' | 'quiet' | 'unquiet'): Spec => ({
  args: '<nick or mask>',
  parse: (rest) => one(rest, (who) => ({ type, who })),
});
const alone = (type: 'clear' | 'help' | 'login' | 'settings' | 'bans'): Spec => ({
  args: '',
  parse: () => ({ type }),
});

/** All commands by name, in the order that /help lists them. */
export const COMMANDS: ReadonlyMap<string, Spec> = new Map<keyof Words['chatMenus']['commands'], Spec>([
  ['me', { args: '<text>', parse: (text) => (text ? { type: 'action', text } : null) }],
  ['nick', { args: '<name>', parse: (r) => one(r, (nick) => ({ type: 'nick', nick })) }],
  [
    'msg',
    {
      args: '<nick> <text>',
      parse: (rest) => {
        const [nick, text] = split(rest);
        return nick && text ? { type: 'message', nick, text } : null;
      },
    },
  ],
  [
    'query',
    {
      args: '<nick>',
      parse: (r) => one(r, (nick) => ({ type: 'query', nick })),
    },
  ],
  [
    'notice',
    {
      args: '<nick> <text>',
      parse: (rest) => {
        const [target, text] = split(rest);
        return target && text ? { type: 'notice', target, text } : null;
      },
    },
  ],
  [
    'ignore',
    {
      args: '<nick or mask>',
      parse: (r) => one(r, (who) => ({ type: 'ignore', who })),
    },
  ],
  [
    'unignore',
    {
      args: '<nick or mask>',
      parse: (r) => one(r, (who) => ({ type: 'unignore', who })),
    },
  ],
  [
    'join',
    {
      args: '<channel> [key]',
      parse: (rest) => {
        const [channel, key] = split(rest);
        return channel ? { type: 'join', channel, key } : null;
      },
    },
  ],
  ['part', { args: '[reason]', parse: (reason) => ({ type: 'part', reason }) }],
  [
    'away',
    {
      args: '[reason]',
      parse: (text) => ({ type: 'away', text: text || chatMenus.said.awayReason }),
    },
  ],
  ['back', { args: '', parse: () => ({ type: 'away', text: null }) }],
  [
    'whois',
    {
      args: '<nick>',
      parse: (r) => one(r, (nick) => ({ type: 'whois', nick })),
    },
  ],
  ['login', alone('login')],
  [
    'verify',
    {
      args: '<account> <code>',
      parse: (rest) => {
        const [account, code] = words(rest);
        return account && code ? { type: 'verify', account, code } : null;
      },
    },
  ],
  ['settings', alone('settings')],
  ['clear', alone('clear')],
  ['quit', { args: '[reason]', parse: (reason) => ({ type: 'quit', reason }) }],
  ['topic', { args: '<text>', parse: (text) => (text ? { type: 'topic', text } : null) }],
  [
    'kick',
    {
      args: '<nick> [reason]',
      parse: (rest) => {
        const [nick, reason] = split(rest);
        return nick ? { type: 'kick', nick, reason } : null;
      },
    },
  ],
  ['ban', mask('ban')],
  ['unban', mask('unban')],
  ['bans', alone('bans')],
  [
    'delete',
    {
      args: '[nick]',
      parse: (rest) => ({ type: 'delete', nick: words(rest)[0]?.replace(/^@/, '') ?? '' }),
    },
  ],
  ['quiet', mask('quiet')],
  ['unquiet', mask('unquiet')],
  ['op', rank('+o')],
  ['deop', rank('-o')],
  ['voice', rank('+v')],
  ['devoice', rank('-v')],
  [
    'mode',
    {
      args: '<modes> [arguments]',
      parse: (rest) => {
        const [modes, ...args] = words(rest);
        return modes === undefined ? null : { type: 'mode', modes, args };
      },
    },
  ],
  [
    'invite',
    {
      args: '<nick>',
      parse: (r) => one(r, (nick) => ({ type: 'invite', nick })),
    },
  ],
  ['help', alone('help')],
]);

const ALIASES: Record<string, string> = {
  m: 'msg',
  j: 'join',
  leave: 'part',
  action: 'me',
  mute: 'quiet',
  unmute: 'unquiet',
  n: 'nick',
  t: 'topic',
  k: 'kick',
};

/** Reads a typed text. `//` at the start means a line that begins with a slash; so does a path like `/usr/bin`. */
export function parseCommand(typed: string): Command {
  if (!typed.startsWith('/')) return { type: 'say', text: typed };
  if (typed.startsWith('//')) return { type: 'say', text: typed.slice(1) };
  const match = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(typed.trimEnd());
  if (match === null) return { type: 'say', text: typed };
  const given = (match[1] ?? '').toLowerCase();
  const name = ALIASES[given] ?? given;
  const spec = COMMANDS.get(name);
  if (spec === undefined) return { type: 'usage', text: say(chatMenus.unknown, { name: given }) };
  const command = spec.parse((match[2] ?? '').trim());
  return command ?? { type: 'usage', text: say(chatMenus.usage, { usage: `/${name} ${spec.args}` }) };
}

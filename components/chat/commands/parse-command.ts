/** What was typed into the message box, understood. `usage` says what is missing, in one sentence. */
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
  | { type: 'clear' | 'help' | 'login' | 'settings' }
  | { type: 'quit'; reason: string }
  | { type: 'usage'; text: string };

type Spec = {
  /** What follows the name: `<must>` or `[may]`. */
  args: string;
  about: string;
  /** Null where something is missing. */
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
const rank = (mode: '+o' | '-o' | '+h' | '-h' | '+v' | '-v', about: string): Spec => ({
  args: '<nick>',
  about,
  parse: (rest) => (rest ? { type: 'rank', mode, nicks: words(rest) } : null),
});
const mask = (type: 'ban' | 'unban' | 'quiet' | 'unquiet', about: string): Spec => ({
  args: '<nick or mask>',
  about,
  parse: (rest) => one(rest, (who) => ({ type, who })),
});
const alone = (type: 'clear' | 'help' | 'login' | 'settings', about: string): Spec => ({
  args: '',
  about,
  parse: () => ({ type }),
});

/** All commands by name, in the order that /help lists them. */
export const COMMANDS: ReadonlyMap<string, Spec> = new Map<string, Spec>([
  [
    'me',
    { args: '<text>', about: 'say what you do', parse: (text) => (text ? { type: 'action', text } : null) },
  ],
  [
    'nick',
    { args: '<name>', about: 'take another name', parse: (r) => one(r, (nick) => ({ type: 'nick', nick })) },
  ],
  [
    'msg',
    {
      args: '<nick> <text>',
      about: 'write to one person',
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
      about: 'open a private chat',
      parse: (r) => one(r, (nick) => ({ type: 'query', nick })),
    },
  ],
  [
    'notice',
    {
      args: '<nick> <text>',
      about: 'send a notice',
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
      about: 'hide what somebody writes',
      parse: (r) => one(r, (who) => ({ type: 'ignore', who })),
    },
  ],
  [
    'unignore',
    {
      args: '<nick or mask>',
      about: 'show it again',
      parse: (r) => one(r, (who) => ({ type: 'unignore', who })),
    },
  ],
  [
    'join',
    {
      args: '<channel> [key]',
      about: 'open another channel of this site',
      parse: (rest) => {
        const [channel, key] = split(rest);
        return channel ? { type: 'join', channel, key } : null;
      },
    },
  ],
  ['part', { args: '[reason]', about: 'leave this channel', parse: (reason) => ({ type: 'part', reason }) }],
  [
    'away',
    {
      args: '[reason]',
      about: 'say that you are away',
      parse: (text) => ({ type: 'away', text: text || 'Away' }),
    },
  ],
  ['back', { args: '', about: 'say that you are back', parse: () => ({ type: 'away', text: null }) }],
  [
    'whois',
    {
      args: '<nick>',
      about: 'ask who somebody is',
      parse: (r) => one(r, (nick) => ({ type: 'whois', nick })),
    },
  ],
  ['login', alone('login', 'log in or register')],
  ['settings', alone('settings', 'text size, notifications and more')],
  ['clear', alone('clear', 'empty what is shown')],
  ['quit', { args: '[reason]', about: 'leave the chat', parse: (reason) => ({ type: 'quit', reason }) }],
  [
    'topic',
    { args: '<text>', about: 'set the topic', parse: (text) => (text ? { type: 'topic', text } : null) },
  ],
  [
    'kick',
    {
      args: '<nick> [reason]',
      about: 'remove somebody',
      parse: (rest) => {
        const [nick, reason] = split(rest);
        return nick ? { type: 'kick', nick, reason } : null;
      },
    },
  ],
  ['ban', mask('ban', 'keep somebody out')],
  ['unban', mask('unban', 'let them in again')],
  ['quiet', mask('quiet', 'let somebody read but not write')],
  ['unquiet', mask('unquiet', 'let them write again')],
  ['op', rank('+o', 'make somebody an operator')],
  ['deop', rank('-o', 'take operator away')],
  ['voice', rank('+v', 'give voice')],
  ['devoice', rank('-v', 'take voice away')],
  [
    'mode',
    {
      args: '<modes> [arguments]',
      about: 'change the modes of this channel',
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
      about: 'invite somebody here',
      parse: (r) => one(r, (nick) => ({ type: 'invite', nick })),
    },
  ],
  ['help', alone('help', 'this list')],
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

/** Reads what was typed. `//` at the start says a line that begins with a slash; so does a path like `/usr/bin`. */
export function parseCommand(typed: string): Command {
  if (!typed.startsWith('/')) return { type: 'say', text: typed };
  if (typed.startsWith('//')) return { type: 'say', text: typed.slice(1) };
  const match = /^\/([a-z]+)(?:\s+([\s\S]*))?$/i.exec(typed.trimEnd());
  if (match === null) return { type: 'say', text: typed };
  const given = (match[1] ?? '').toLowerCase();
  const name = ALIASES[given] ?? given;
  const spec = COMMANDS.get(name);
  if (spec === undefined) return { type: 'usage', text: `There is no /${given}. /help lists what there is.` };
  const command = spec.parse((match[2] ?? '').trim());
  return command ?? { type: 'usage', text: `Write it as /${name} ${spec.args}` };
}

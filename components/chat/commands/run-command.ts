import { isolate } from '#lib/irc/message/safety.ts';
import type { Client, Conversation, Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chatMenus } from '../menus-words.ts';
import { type Moderation, moderate, questionOf } from './moderate.ts';
import { COMMANDS, type Command, parseCommand } from './parse-command.ts';

export type DialogKind = 'help' | 'login' | 'settings' | 'bans' | 'topic';

/** What commands work on. */
export type CommandDesk = {
  client: Client;
  target(): Conversation | undefined;
  /** Shows a conversation: a channel in the panel, a private one in the drawer. */
  show(name: string): void;
  notice(text: string): void;
  /** Another nick, kept for the next visit. */
  takeNick(nick: string): void;
  mayJoin(channel: string): boolean;
  ask(question: { title: string; text: string; confirm: string }): Promise<boolean>;
  openDialog(kind: DialogKind): void;
  openWhois(nick: string): void;
  clear(): void;
};

/** Asks, then does it, and says where it cannot be done. */
export async function askAndModerate(desk: CommandDesk, action: Moderation): Promise<void> {
  const conversation = desk.target();
  if (conversation?.kind !== 'channel') {
    desk.notice(chatMenus.said.channelOnly);
    return;
  }
  if (!(await desk.ask(questionOf(action, conversation.name)))) return;
  const problem = await moderate(desk.client, conversation, action);
  if (problem !== '') desk.notice(problem);
}

const ignoreRule = (who: string) => ({ kind: /[*?!@]/.test(who) ? 'mask' : 'nick', value: who }) as const;

/** Ignores by account where somebody is logged in, so that another nick does not bring them back. */
export function ignorePerson(client: Client, who: string) {
  const account = client.state.user(who)?.account;
  const rule = account ? ({ kind: 'account', value: account } as const) : ignoreRule(who);
  client.ignore(rule);
  return rule;
}

function unignorePerson(client: Client, who: string): boolean {
  const account = client.state.user(who)?.account;
  const rules = client.state.ignores.filter(
    ({ kind, value }) =>
      client.state.fold(value) === client.state.fold(who) || (kind === 'account' && account === value),
  );
  for (const rule of rules) client.unignore(rule);
  return rules.length > 0;
}

/** The newest line of somebody that the server knows by an id. */
function lastOf(conversation: Conversation, nick: string, client: Client): Line | undefined {
  const { lines } = conversation;
  for (let position = lines.end - 1; position >= lines.start; position--) {
    const line = lines.at(position);
    if (line?.msgid && line.redacted === null && client.state.fold(line.nick) === client.state.fold(nick))
      return line;
  }
  return undefined;
}

export const commandNames = (): Iterable<string> => COMMANDS.keys();

/** Does what was typed. False gives the text back to the box. */
export function runTyped(desk: CommandDesk, typed: string, replyTo: Line | null): boolean {
  return runCommand(desk, parseCommand(typed), replyTo);
}

function runCommand(desk: CommandDesk, command: Command, replyTo: Line | null): boolean {
  const { client } = desk;
  const conversation = desk.target();
  const here = conversation?.name ?? '';
  const { said } = chatMenus;
  switch (command.type) {
    case 'usage':
      desk.notice(command.text);
      return false;
    case 'say':
      return client.say(here, command.text, { replyTo: replyTo?.msgid }).length > 0;
    case 'action':
      return client.say(here, command.text, { action: true, replyTo: replyTo?.msgid }).length > 0;
    case 'message':
      client.open(command.nick);
      client.say(command.nick, command.text);
      desk.show(command.nick);
      return true;
    case 'query':
      client.open(command.nick);
      desk.show(command.nick);
      return true;
    case 'notice':
      client.say(command.target, command.text, { notice: true });
      return true;
    case 'nick':
      desk.takeNick(command.nick);
      return true;
    case 'ignore': {
      ignorePerson(client, command.who);
      desk.notice(say(said.hidden, { who: isolate(command.who) }));
      return true;
    }
    case 'unignore':
      desk.notice(
        say(unignorePerson(client, command.who) ? said.shown : said.wasNot, { who: isolate(command.who) }),
      );
      return true;
    case 'join':
      if (!desk.mayJoin(command.channel)) {
        desk.notice(say(said.notHere, { channel: isolate(command.channel) }));
        return false;
      }
      client.join(command.channel, command.key || undefined);
      desk.show(command.channel);
      return true;
    case 'part':
      if (conversation?.kind === 'private') client.close(here);
      else client.part(here, command.reason || undefined);
      return true;
    case 'away':
      client.away(command.text);
      desk.notice(command.text === null ? said.back : said.away);
      return true;
    case 'delete': {
      const line = conversation && lastOf(conversation, command.nick || client.state.self.nick, client);
      if (line === undefined) {
        desk.notice(said.nothingToDelete);
        return false;
      }
      void askAndModerate(desk, { type: 'delete', line });
      return true;
    }
    case 'verify':
      client.verify(command.account, command.code);
      return true;
    case 'topic':
    case 'kick':
    case 'ban':
    case 'unban':
    case 'quiet':
    case 'unquiet':
    case 'rank':
      void askAndModerate(desk, command);
      return true;
    case 'mode':
      client.mode(here, command.modes, ...command.args);
      return true;
    case 'invite':
      client.invite(command.nick, here);
      return true;
    case 'whois':
      desk.openWhois(command.nick);
      return true;
    case 'clear':
      desk.clear();
      return true;
    case 'help':
    case 'login':
    case 'settings':
    case 'bans':
      desk.openDialog(command.type);
      return true;
    case 'quit':
      client.disconnect(command.reason || undefined);
      return true;
  }
}

import { isolate } from '#lib/irc/message/safety.ts';
import type { ModerationEntry } from '#lib/irc/moderation/moderation-entry.ts';
import type { Client, Conversation, Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { chatMenus } from '../words.ts';
import { choicesFor } from './bans.ts';
import { choiceWords, type Moderation, moderate, type Question, questionOf } from './moderate.ts';
import { COMMANDS, type Command, parseCommand } from './parse-command.ts';

export type DialogKind = 'help' | 'key' | 'login' | 'settings' | 'bans' | 'topic';

/** The things that commands work on. */
export type CommandActions = {
  client: Client;
  target(): Conversation | undefined;
  /** Shows a conversation: a channel in the panel, a private one in the drawer. */
  show(name: string): void;
  notice(text: string): void;
  /** Changes the nick, and keeps it for the next visit. */
  takeNick(nick: string): void;
  mayJoin(channel: string): boolean;
  /** Reports and what moderators did since we came, the newest first. */
  moderationEntries(): readonly ModerationEntry[];
  ask(question: Question): Promise<boolean>;
  /** The number of the choice, 0 if there is only one; -1 if the person says no. */
  choose(question: Question, choices: readonly string[]): Promise<number>;
  openDialog(kind: DialogKind): void;
  openWhois(nick: string): void;
  clear(): void;
};

/** Asks, then does it, or says that it cannot be done here. */
export async function askAndModerate(actions: CommandActions, action: Moderation): Promise<void> {
  const conversation = actions.target();
  if (conversation?.kind !== 'channel') {
    actions.notice(chatMenus.said.channelOnly);
    return;
  }
  const { client } = actions;
  const question = questionOf(action, conversation.name);
  let decided = action;
  if (action.type === 'ban' || action.type === 'quiet') {
    const choices = await choicesFor(client, conversation, action.who);
    const chosen = choices[await actions.choose(question, choices.map(choiceWords))];
    if (chosen === undefined) return;
    decided = { ...action, mask: chosen.mask };
  } else if (!(await actions.ask(question))) return;
  const problem = await moderate(client, conversation, decided);
  if (problem !== '') actions.notice(problem);
}

const ignoreRule = (who: string) => ({ kind: /[*?!@]/.test(who) ? 'mask' : 'nick', value: who }) as const;

/** Ignores by account if the person is logged in, so that a new nick does not help them. */
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

/** Does what was typed. If it returns false, the text stays in the box. */
export function runTyped(actions: CommandActions, typed: string, replyTo: Line | null): boolean {
  return runCommand(actions, parseCommand(typed), replyTo);
}

function runCommand(actions: CommandActions, command: Command, replyTo: Line | null): boolean {
  const { client } = actions;
  const conversation = actions.target();
  const here = conversation?.name ?? '';
  const { said } = chatMenus;
  switch (command.type) {
    case 'usage':
      actions.notice(command.text);
      return false;
    case 'say':
      return client.say(here, command.text, { replyTo: replyTo?.msgid }).length > 0;
    case 'action':
      return client.say(here, command.text, { action: true, replyTo: replyTo?.msgid }).length > 0;
    case 'message':
      client.open(command.nick);
      client.say(command.nick, command.text);
      actions.show(command.nick);
      return true;
    case 'query':
      client.open(command.nick);
      actions.show(command.nick);
      return true;
    case 'notice':
      client.say(command.target, command.text, { notice: true });
      return true;
    case 'nick':
      actions.takeNick(command.nick);
      return true;
    case 'ignore': {
      ignorePerson(client, command.who);
      actions.notice(say(said.hidden, { who: isolate(command.who) }));
      return true;
    }
    case 'unignore':
      actions.notice(
        say(unignorePerson(client, command.who) ? said.shown : said.wasNot, { who: isolate(command.who) }),
      );
      return true;
    case 'join':
      if (!actions.mayJoin(command.channel)) {
        actions.notice(say(said.notHere, { channel: isolate(command.channel) }));
        return false;
      }
      client.join(command.channel, command.key || undefined);
      actions.show(command.channel);
      return true;
    case 'part':
      if (conversation?.kind === 'private') client.close(here);
      else client.part(here, command.reason || undefined);
      return true;
    case 'away':
      client.away(command.text);
      actions.notice(command.text === null ? said.back : said.away);
      return true;
    case 'delete': {
      const line = conversation && lastOf(conversation, command.nick || client.state.self.nick, client);
      if (line === undefined) {
        actions.notice(said.nothingToDelete);
        return false;
      }
      void askAndModerate(actions, { type: 'delete', line });
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
      void askAndModerate(actions, command);
      return true;
    case 'mode':
      client.mode(here, command.modes, ...command.args);
      return true;
    case 'invite':
      client.invite(command.nick, here);
      return true;
    case 'whois':
      actions.openWhois(command.nick);
      return true;
    case 'clear':
      actions.clear();
      return true;
    case 'help':
    case 'login':
    case 'settings':
    case 'bans':
      actions.openDialog(command.type);
      return true;
    case 'quit':
      client.disconnect(command.reason || undefined);
      return true;
  }
}

import { stripFormatting } from '#lib/irc/message/format.ts';
import { isOperator } from '#lib/irc/message/is-operator.ts';
import { mayReact } from '#lib/irc/message/isupport.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import { cutText } from '#lib/irc/message/split.ts';
import { HIDE_TAG } from '#lib/irc/moderation/folding.ts';
import { reportText } from '#lib/irc/moderation/report.ts';
import type { Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import type { Moderation } from '../commands/moderate.ts';
import { askAndModerate, type CommandActions, ignorePerson } from '../commands/run-command.ts';
import { chatMenus } from '../words.ts';
import { type MenuItem, openMenu } from './popup.tsx';

export type PersonActions = { actions: CommandActions; insert(text: string): void };

export type LineMenuActions = PersonActions & { reply(): void; react(): void };

const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🎉', '🔥', '👀', '👏', '💯', '🍿', '👎'];

export function openReactions(at: HTMLElement, onPick: (reaction: string) => void): void {
  openMenu(
    at,
    chatMenus.line.reactions,
    REACTIONS.map((name) => ({ name, run: () => onPick(name) })),
    true,
  );
}

/** The menu items for a person. Operators of the channel get more of them than others. */
function personItems({ actions, insert }: PersonActions, nick: string): (MenuItem | null)[] {
  const moderate = (action: Moderation) => void askAndModerate(actions, action);
  const { client } = actions;
  const words = chatMenus.person;
  const channel = actions.target();
  const isSelf = client.state.fold(nick) === client.state.fold(client.state.self.nick);
  const who = isolate(nick);
  const prefixes = channel?.members.get(nick)?.prefixes ?? '';
  const items: (MenuItem | null)[] = [{ name: say(words.who, { who }), run: () => actions.openWhois(nick) }];
  if (isSelf) return items;
  items.unshift(
    { name: say(words.mention, { who }), run: () => insert(`${nick} `) },
    {
      name: say(words.write, { who }),
      run: () => {
        client.open(nick);
        actions.show(nick);
      },
    },
  );
  items.push({
    name: say(words.hide, { who }),
    run: () => {
      ignorePerson(client, nick);
      actions.notice(say(chatMenus.said.hidden, { who }));
    },
  });
  if (channel?.kind !== 'channel' || !isOperator(channel.prefixes)) return items;
  return [
    ...items,
    prefixes.includes('+')
      ? { name: words.takeVoice, run: () => moderate({ type: 'rank', mode: '-v', nicks: [nick] }) }
      : { name: words.giveVoice, run: () => moderate({ type: 'rank', mode: '+v', nicks: [nick] }) },
    prefixes.includes('@')
      ? { name: words.takeOperator, run: () => moderate({ type: 'rank', mode: '-o', nicks: [nick] }) }
      : { name: words.giveOperator, run: () => moderate({ type: 'rank', mode: '+o', nicks: [nick] }) },
    { name: words.silence, danger: true, run: () => moderate({ type: 'quiet', who: nick }) },
    { name: words.remove, danger: true, run: () => moderate({ type: 'kick', nick, reason: '' }) },
    { name: words.ban, danger: true, run: () => moderate({ type: 'ban', who: nick }) },
  ];
}

export function openPersonMenu(person: PersonActions, nick: string, at: HTMLElement): void {
  openMenu(at, showText(nick), personItems(person, nick));
}

export function openLineMenu(actions: LineMenuActions, line: Line, at: HTMLElement): void {
  openMenu(at, chatMenus.line.name, lineItems(actions, line));
}

/** The menu items for a line, and then for the person who wrote it. */
export function lineItems(actions: LineMenuActions, line: Line): (MenuItem | null)[] {
  const { client } = actions.actions;
  const words = chatMenus.line;
  const said = line.kind === 'message' || line.kind === 'action' || line.kind === 'notice';
  const mayDelete =
    client.state.caps.has('draft/message-redaction') && line.msgid !== '' && line.redacted === null;
  const channel = actions.actions.target();
  const isStaff = isOperator(channel?.prefixes ?? '');
  // If the network can remove the line, it does; otherwise the panels hide it.
  const mayHide =
    !mayDelete &&
    client.state.caps.has('message-tags') &&
    client.state.isupport.allowsTag(HIDE_TAG) &&
    !line.self;
  return [
    said ? { name: words.reply, run: actions.reply } : null,
    said && line.msgid !== '' && mayReact(client.state) ? { name: words.react, run: actions.react } : null,
    said && line.text !== ''
      ? { name: words.copy, run: () => void navigator.clipboard?.writeText(stripFormatting(line.text)) }
      : null,
    ...(line.nick === '' ? [] : personItems(actions, line.nick)),
    said &&
    !line.self &&
    !isStaff &&
    channel?.kind === 'channel' &&
    client.state.isupport.statusmsg.includes('@')
      ? { name: chatMenus.shield.report, run: () => reportLine(actions.actions, line) }
      : null,
    isStaff && mayHide && line.msgid !== ''
      ? { name: chatMenus.shield.hide, danger: true, run: () => hideLine(actions.actions, line) }
      : null,
    mayDelete && (isStaff || line.self)
      ? {
          name: words.delete,
          danger: true,
          run: () => void askAndModerate(actions.actions, { type: 'delete', line }),
        }
      : null,
  ];
}

/** Tells every panel to take one line off the screen: ours hears it as the network's echo. */
function hideLine({ client, target }: CommandActions, { msgid }: Line): void {
  client.raw(`@${HIDE_TAG}=${msgid.replace(/[;\s\\]/g, '')} TAGMSG ${target()?.name ?? ''}`);
}

/** Tells the operators of a line, and nobody else: the bot keeps it, and each of their clients shows it. */
function reportLine({ client, target, notice }: CommandActions, { nick, text }: Line): void {
  const words = cutText(reportText(nick, stripFormatting(text).replaceAll('\n', ' ')), 300);
  client.raw(`PRIVMSG @${target()?.name ?? ''} :${words}`);
  notice(say(chatMenus.shield.reported, { who: isolate(nick) }));
}

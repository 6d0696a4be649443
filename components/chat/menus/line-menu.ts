import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Line } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import type { Moderation } from '../commands/moderate.ts';
import { askAndModerate, type CommandDesk, ignorePerson } from '../commands/run-command.ts';
import { isOperator } from '../log/nick-colour.ts';
import { chatMenus } from '../menus-words.ts';
import { type MenuItem, openMenu } from './popup.ts';

export type PersonDesk = { desk: CommandDesk; insert(text: string): void };

export type LineDesk = PersonDesk & { reply(): void; react(): void };

const REACTIONS = ['👍', '❤️', '😂', '😮', '😢', '🎉', '🔥', '👀', '👏', '💯', '🍿', '👎'];

export function openReactions(at: HTMLElement, onPick: (reaction: string) => void): void {
  openMenu(
    at,
    chatMenus.line.reactions,
    REACTIONS.map((name) => ({ name, run: () => onPick(name) })),
    true,
  );
}

/** What can be done about somebody; for operators of the channel also what others cannot. */
function personItems({ desk, insert }: PersonDesk, nick: string): (MenuItem | null)[] {
  const moderate = (action: Moderation) => void askAndModerate(desk, action);
  const { client } = desk;
  const words = chatMenus.person;
  const channel = desk.target();
  const isSelf = client.state.fold(nick) === client.state.fold(client.state.self.nick);
  const who = isolate(nick);
  const prefixes = channel?.members.get(nick)?.prefixes ?? '';
  const items: (MenuItem | null)[] = [{ name: say(words.who, { who }), run: () => desk.openWhois(nick) }];
  if (isSelf) return items;
  items.unshift(
    { name: say(words.mention, { who }), run: () => insert(`${nick} `) },
    {
      name: say(words.write, { who }),
      run: () => {
        client.open(nick);
        desk.show(nick);
      },
    },
  );
  items.push({
    name: say(words.hide, { who }),
    run: () => {
      ignorePerson(client, nick);
      desk.notice(say(chatMenus.said.hidden, { who }));
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

export function openPersonMenu(person: PersonDesk, nick: string, at: HTMLElement): void {
  openMenu(at, showText(nick), personItems(person, nick));
}

export function openLineMenu(desk: LineDesk, line: Line, at: HTMLElement): void {
  const { client } = desk.desk;
  const words = chatMenus.line;
  const said = line.kind === 'message' || line.kind === 'action' || line.kind === 'notice';
  const mayDelete =
    client.state.caps.has('draft/message-redaction') && line.msgid !== '' && line.redacted === null;
  const isStaff = isOperator(desk.desk.target()?.prefixes ?? '');
  openMenu(at, words.name, [
    said ? { name: words.reply, run: desk.reply } : null,
    said && line.msgid !== '' ? { name: words.react, run: desk.react } : null,
    said && line.text !== ''
      ? { name: words.copy, run: () => void navigator.clipboard?.writeText(stripFormatting(line.text)) }
      : null,
    ...(line.nick === '' ? [] : personItems(desk, line.nick)),
    mayDelete && (isStaff || line.self)
      ? {
          name: words.delete,
          danger: true,
          run: () => void askAndModerate(desk.desk, { type: 'delete', line }),
        }
      : null,
  ]);
}

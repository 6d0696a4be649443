import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Client, Whois } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { COMMANDS } from '../commands/parse-command.ts';
import { accountSince } from '../moderation/account-age.ts';
import { button, el } from '../panel/dom.ts';
import { chatMenus } from '../words.ts';
import { closeRow, openDialog } from './dialog.ts';

const list = (entries: readonly (readonly [string, string])[]) =>
  el('dl', 'mq-chat-facts', ...entries.flatMap(([term, text]) => [el('dt', '', term), el('dd', '', text)]));

const done = (dialog: () => HTMLDialogElement) =>
  closeRow(button('mq-chat-button mq-chat-primary', chatMenus.done, () => dialog().close()));

export function openHelp(root: HTMLElement): void {
  const { help, commands: abouts } = chatMenus;
  const keys = [
    ['Tab', help.tab],
    ['↑ ↓', help.arrows],
    [':smi', help.emoji],
    ['Shift+Enter', help.newLine],
    [help.lineKeys, help.lines],
  ] as const;
  const commands = [...COMMANDS].map(
    ([name, { args }]) => [`/${name} ${args}`, abouts[name as keyof typeof abouts]] as const,
  );
  const dialog = openDialog(
    root,
    help.title,
    list([...keys, ...commands]),
    done(() => dialog),
  );
}

function whoisFacts(who: Whois): [string, string][] {
  const words = chatMenus.whois;
  const facts: [string, string][] = [
    [words.name, showText(who.realname)],
    [words.address, showText(`${who.user}@${who.host}`)],
    [words.account, showText(who.account) || words.noAccount],
    [words.away, showText(who.away)],
    [words.idle, who.idle < 0 ? '' : say(words.minutes, { n: Math.floor(who.idle / 60) })],
    [words.channels, showText(who.channels)],
    [words.server, showText(who.server)],
    [
      words.also,
      [who.bot ? words.program : '', who.operator ? words.operator : '', who.secure ? words.secure : '']
        .filter(Boolean)
        .join(', '),
    ],
  ];
  return facts.filter(([, text]) => text !== '');
}

/** `isOperator`: moderators are also told how old an account is. */
export async function openWhois(
  root: HTMLElement,
  client: Client,
  nick: string,
  isOperator: boolean,
): Promise<void> {
  const who = await client.whois(nick);
  const title = isolate(who?.nick ?? nick);
  const content = who === null ? el('p', '', chatMenus.whois.nobody) : list(whoisFacts(who));
  if (who !== null && who.account !== '' && isOperator)
    void accountSince(client, who.account).then((since) => {
      if (since !== '') content.append(el('dt', '', chatMenus.whois.since), el('dd', '', since));
    });
  const dialog = openDialog(
    root,
    title,
    content,
    done(() => dialog),
  );
}

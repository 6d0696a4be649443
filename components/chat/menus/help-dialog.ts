import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Client, Whois } from '#lib/irc/types.ts';
import { COMMANDS } from '../commands/parse-command.ts';
import { button, el } from '../panel/dom.ts';
import { closeRow, openDialog } from './dialog.ts';

const list = (entries: readonly (readonly [string, string])[]) =>
  el('dl', 'mq-chat-facts', ...entries.flatMap(([term, text]) => [el('dt', '', term), el('dd', '', text)]));

const done = (dialog: () => HTMLDialogElement) =>
  closeRow(button('mq-chat-button mq-chat-primary', 'Done', () => dialog().close()));

const KEYS = [
  ['Tab', 'complete a name; again for the next one'],
  ['↑ ↓', 'what you wrote before'],
  [':smi', 'emoji by name'],
  ['Shift+Enter', 'a new line'],
  ['↑ ↓ in the chat', 'walk over the lines; Enter opens a menu'],
] as const;

export function openHelp(root: HTMLElement): void {
  const commands = [...COMMANDS].map(([name, { args, about }]) => [`/${name} ${args}`, about] as const);
  const dialog = openDialog(
    root,
    'Help',
    list([...KEYS, ...commands]),
    done(() => dialog),
  );
}

function whoisFacts(who: Whois): [string, string][] {
  const facts: [string, string][] = [
    ['Name', showText(who.realname)],
    ['Address', showText(`${who.user}@${who.host}`)],
    ['Account', who.account || 'not logged in'],
    ['Away', showText(who.away)],
    ['Idle', who.idle < 0 ? '' : `${Math.floor(who.idle / 60)} min`],
    ['Channels', showText(who.channels)],
    ['Server', showText(who.server)],
    [
      'Also',
      [who.bot ? 'a program' : '', who.operator ? 'runs the network' : '', who.secure ? 'encrypted' : '']
        .filter(Boolean)
        .join(', '),
    ],
  ];
  return facts.filter(([, text]) => text !== '');
}

export async function openWhois(root: HTMLElement, client: Client, nick: string): Promise<void> {
  const who = await client.whois(nick);
  const title = isolate(who?.nick ?? nick);
  const content =
    who === null ? el('p', '', 'Nobody of that name is on this network.') : list(whoisFacts(who));
  const dialog = openDialog(
    root,
    title,
    content,
    done(() => dialog),
  );
}

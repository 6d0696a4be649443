import { Fragment, useEffect, useState } from 'react';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import type { Client, Whois } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { COMMANDS } from '../commands/parse-command.ts';
import { accountSince } from '../moderation/account-age.ts';
import { chatMenus } from '../words.ts';
import { Dialog, openDialog } from './dialog.tsx';
import { DoneRow } from './dialog-parts.tsx';

type Fact = readonly [term: string, text: string];

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="grid grid-cols-[fit-content(45%)_minmax(0,1fr)] gap-x-4 gap-y-[0.35rem]">
    {facts.map(([term, text]) => (
      <Fragment key={term}>
        <dt className="text-muted">{term}</dt>
        <dd className="wrap-anywhere">{text}</dd>
      </Fragment>
    ))}
  </dl>
);

export const openHelp = (root: HTMLElement): void =>
  openDialog(root, (close) => <HelpDialog close={close} />);

/** The keys, and the commands with their arguments. */
export function HelpDialog({ close }: { close(): void }) {
  const { help, commands: abouts } = chatMenus;
  const keys: Fact[] = [
    ['Tab', help.tab],
    ['↑ ↓', help.arrows],
    [':smi', help.emoji],
    ['Shift+Enter', help.newLine],
    [help.lineKeys, help.lines],
  ];
  const commands = [...COMMANDS].map(
    ([name, { args }]): Fact => [`/${name} ${args}`, abouts[name as keyof typeof abouts]],
  );
  return (
    <Dialog title={help.title}>
      <Facts facts={[...keys, ...commands]} />
      <DoneRow close={close} />
    </Dialog>
  );
}

function whoisFacts(who: Whois): Fact[] {
  const words = chatMenus.whois;
  const facts: Fact[] = [
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
  const since =
    who !== null && who.account !== '' && isOperator ? accountSince(client, who.account) : undefined;
  openDialog(root, (close) => <WhoisDialog nick={nick} who={who} since={since} close={close} />);
}

type WhoisProps = { nick: string; who: Whois | null; since: Promise<string> | undefined; close(): void };

/** The answer of the network about somebody; `since` is when they made their account, which comes later. */
export function WhoisDialog({ nick, who, since, close }: WhoisProps) {
  const words = chatMenus.whois;
  const [made, setMade] = useState('');
  useEffect(() => void since?.then(setMade), [since]);
  return (
    <Dialog title={isolate(who?.nick ?? nick)}>
      {who === null ? (
        <p>{words.nobody}</p>
      ) : (
        <Facts facts={[...whoisFacts(who), ...(made === '' ? [] : [[words.since, made] as const])]} />
      )}
      <DoneRow close={close} />
    </Dialog>
  );
}

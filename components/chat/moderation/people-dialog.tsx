import { useEffect, useRef, useState } from 'react';
import { stripFormatting } from '#lib/irc/message/format.ts';
import { isolate, showText } from '#lib/irc/message/safety.ts';
import { extbansOf } from '#lib/irc/moderation/extban.ts';
import {
  byPattern,
  joinedLately,
  masksFor,
  peopleOf,
  type Suspect,
  sameAddress,
  sameText,
  suspects,
} from '#lib/irc/moderation/select.ts';
import type { Conversation, Member } from '#lib/irc/types.ts';
import { sayCount } from '#lib/words/say-count.ts';
import { say } from '#lib/words/words.ts';
import type { CommandActions } from '../commands/run-command.ts';
import { Dialog, openDialog } from '../menus/dialog.tsx';
import { Button, Buttons, CHOICE, Field, INPUT, WIDE_INPUT } from '../menus/dialog-parts.tsx';
import { chatMenus, language } from '../words.ts';
import { actOnMany, type GroupAction } from './act.ts';
import { canSilence } from './shield.ts';

/** The most people that are listed. If a choice means more, it says how many. */
const LISTED = 200;

const WAYS = ['wave', 'joined', 'text', 'address', 'pattern'] as const;
type Way = (typeof WAYS)[number];

/** The people of a channel who have something in common. */
function findPeople(
  channel: Conversation,
  { state }: CommandActions['client'],
  way: Way,
  pattern: string,
): readonly Suspect[] {
  const now = Date.now();
  const people = peopleOf(channel, now);
  const ways: Record<Way, () => Suspect[]> = {
    wave: () => suspects(channel, now),
    joined: () => joinedLately(people, now),
    text: () => sameText(people),
    address: () => sameAddress(people),
    pattern: () => byPattern(people, pattern, state.fold),
  };
  return ways[way]();
}

/** Chooses many people by what they have in common, and silences, bans or removes them at once. */
export function openPeople(root: HTMLElement, actions: CommandActions): void {
  const channel = actions.target();
  if (channel?.kind !== 'channel') return;
  openDialog(root, (close) => <PeopleDialog channel={channel} actions={actions} close={close} />);
}

type Props = { channel: Conversation; actions: CommandActions; close(): void };

export function PeopleDialog({ channel, actions, close }: Props) {
  const { client } = actions;
  const words = chatMenus.people;
  const [way, setWay] = useState<Way>('wave');
  const [pattern, setPattern] = useState('');
  const [minutes, setMinutes] = useState(10);
  const [found, setFound] = useState(() => findPeople(channel, client, way, pattern));
  /** The keys of those who were unticked. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const isOpen = useRef(true);
  const chosen = found.filter(({ member }) => !left.has(member.user.key)).map(({ member }) => member);

  function find(by: Way, text: string): void {
    setWay(by);
    setPattern(text);
    setFound(findPeople(channel, client, by, text));
    setLeft(new Set());
  }
  const latest = useRef(() => {});
  latest.current = () => find(way, pattern);
  // Those who came before us and wrote nothing have no address yet.
  useEffect(() => {
    isOpen.current = true;
    if (channel.members.sorted().some(({ user }) => user.host === ''))
      void client.learnHosts(channel.name).then(() => isOpen.current && latest.current());
    return () => {
      isOpen.current = false;
    };
  }, [client, channel]);

  function act(action: GroupAction): void {
    actOnMany(client, channel, chosen, action, minutes, words.reason);
    actions.notice(sayCount(words.done[action], chosen.length, language()));
    close();
  }
  const choices: GroupAction[] = canSilence(client) ? ['silence', 'ban', 'remove'] : ['ban', 'remove'];
  const { t10, t60, t360, t0 } = words.times;

  return (
    <Dialog title={words.title}>
      <Field label={words.way}>
        <select
          className={WIDE_INPUT}
          value={way}
          onChange={({ target }) => find(target.value as Way, pattern)}
        >
          {WAYS.map((name) => (
            <option key={name} value={name}>
              {words.ways[name]}
            </option>
          ))}
        </select>
      </Field>
      <input
        className={INPUT}
        hidden={way !== 'pattern'}
        aria-label={words.pattern}
        placeholder={words.patternHint}
        value={pattern}
        onChange={({ target }) => find(way, target.value)}
      />
      <p role="status">{countText(chosen, channel, client)}</p>
      <ul aria-label={words.list} className="mb-3 max-h-60 overflow-y-auto py-1">
        {found.slice(0, LISTED).map((one) => (
          <Person
            key={one.member.user.key}
            suspect={one}
            isChosen={!left.has(one.member.user.key)}
            onChange={(isChosen) => {
              const next = new Set(left);
              if (isChosen) next.delete(one.member.user.key);
              else next.add(one.member.user.key);
              setLeft(next);
            }}
          />
        ))}
      </ul>
      <Field label={words.time}>
        <select
          className={WIDE_INPUT}
          value={minutes}
          onChange={({ target }) => setMinutes(Number(target.value))}
        >
          <option value={10}>{t10}</option>
          <option value={60}>{t60}</option>
          <option value={360}>{t360}</option>
          <option value={0}>{t0}</option>
        </select>
      </Field>
      <Buttons>
        <Button onClick={close}>{chatMenus.cancel}</Button>
        {choices.map((action) => (
          <Button key={action} kind="danger" disabled={chosen.length === 0} onClick={() => act(action)}>
            {words.actions[action]}
          </Button>
        ))}
      </Buttons>
    </Dialog>
  );
}

/** Says how many are chosen, and how many entries of the channel's list that takes. */
function countText(
  members: readonly Member[],
  channel: Conversation,
  { state }: CommandActions['client'],
): string {
  const words = chatMenus.people;
  if (members.length === 0) return words.nobody;
  const masks = masksFor(members, channel.members.sorted(), extbansOf(state.isupport), state.fold);
  const what = sayCount(words.count, members.length, language());
  return say(words.masks, { what, masks: masks.length });
}

type PersonProps = { suspect: Suspect; isChosen: boolean; onChange(isChosen: boolean): void };

function Person({ suspect: { member, lines, text }, isChosen, onChange }: PersonProps) {
  const { user } = member;
  const about = [
    user.host && isolate(user.host),
    lines > 0 ? sayCount(chatMenus.people.lines, lines, language()) : '',
  ];
  return (
    <li>
      <label className={CHOICE}>
        <input type="checkbox" checked={isChosen} onChange={({ target }) => onChange(target.checked)} />
        <span>
          <b>{isolate(user.nick)}</b>
          <small className="text-muted">{` ${about.filter(Boolean).join(', ')}`}</small>
          <small className="block text-muted">{showText(stripFormatting(text)).slice(0, 120)}</small>
        </span>
      </label>
    </li>
  );
}

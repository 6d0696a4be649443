import { MINUTE } from '#lib/time.ts';
import type { Fold } from '../message/casemapping.ts';
import { matchMask } from '../message/mask.ts';
import { isSpeech } from '../state/line.ts';
import type { Conversation, Line, Member } from '../types.ts';
import type { Extbans } from './extban.ts';

/** Minutes back that are looked at, in ms. */
const LATELY = 5 * 60_000;
/** If at least this many people have the same text or address, they are a group. */
const GROUP = 3;
/** This many lines in a minute are more than a newcomer's greeting. */
const MANY_LINES = 4;

/** Somebody who is here, with what a moderator looks at. */
export type Suspect = { member: Member; lines: number; text: string };

/** The newest lines of people in a channel, newest first, no older than `since`. */
function* saidSince({ lines }: Conversation, since: number): Generator<Line> {
  for (let at = lines.end - 1; at >= lines.start; at--) {
    const line = lines.at(at);
    if (line === undefined || line.time < since) return;
    if (isSpeech(line) && !line.self && !line.history) yield line;
  }
}

/** A text without the parts in which copies differ: case, digits, punctuation. */
export const bareText = (text: string): string => text.toLowerCase().replace(/[^\p{L}]+/gu, '');

/** Everybody without a role, with how much they wrote lately. */
export function peopleOf(channel: Conversation, now: number): Suspect[] {
  const said = new Map<string, { lines: number; text: string }>();
  for (const line of saidSince(channel, now - LATELY)) {
    const about = said.get(line.nick);
    if (about) about.lines++;
    else said.set(line.nick, { lines: 1, text: line.text });
  }
  return channel.members
    .sorted()
    .filter(({ prefixes }) => prefixes === '')
    .map((member) => ({ member, ...(said.get(member.user.nick) ?? { lines: 0, text: '' }) }));
}

export const joinedLately = (people: readonly Suspect[], now: number): Suspect[] =>
  people.filter(({ member }) => member.joined > now - LATELY);

/** Those whose last text is the same as that of two others at least. */
export function sameText(people: readonly Suspect[]): Suspect[] {
  return inGroups(people, ({ text }) => bareText(text));
}

/** Those who share an address with two others at least. If that is everybody's, it is a gateway's and says nothing. */
export function sameAddress(people: readonly Suspect[]): Suspect[] {
  const all = inGroups(people, ({ member }) => member.user.host);
  return all.length === people.length && new Set(all.map(({ member }) => member.user.host)).size === 1
    ? []
    : all;
}

function inGroups(people: readonly Suspect[], of: (person: Suspect) => string): Suspect[] {
  const counts = new Map<string, number>();
  for (const person of people) counts.set(of(person), (counts.get(of(person)) ?? 0) + 1);
  return people.filter((person) => of(person) !== '' && (counts.get(of(person)) ?? 0) >= GROUP);
}

/** Those whose nick!user@host, or last text, fits a pattern with `*`; a pattern without one is looked for anywhere. */
export function byPattern(people: readonly Suspect[], pattern: string, fold: Fold): Suspect[] {
  if (pattern.trim() === '') return [];
  const glob = pattern.includes('*') ? pattern : `*${pattern}*`;
  return people.filter(({ member: { user }, text }) =>
    [`${user.nick}!${user.user}@${user.host}`, user.nick, text].some((what) => matchMask(glob, what, fold)),
  );
}

/** Newcomers who write like a wave of spam: many lines in a minute, or what others of them write too. */
export function suspects(channel: Conversation, now: number): Suspect[] {
  const people = joinedLately(peopleOf(channel, now), now);
  const minute = new Map<string, number>();
  for (const { nick } of saidSince(channel, now - MINUTE)) minute.set(nick, (minute.get(nick) ?? 0) + 1);
  const alike = new Set(sameText(people));
  return people.filter(
    (person) => alike.has(person) || (minute.get(person.member.user.nick) ?? 0) >= MANY_LINES,
  );
}

/** At most this many people get voice: more would be a flood of its own. */
const MOST_VOICES = 200;

/** People who wrote lately and are not of a wave: they get voice if all others may not write. */
export function known(channel: Conversation, now: number): string[] {
  const wave = new Set(suspects(channel, now).map(({ member }) => member));
  return peopleOf(channel, now)
    .filter(({ lines, member }) => lines > 0 && !wave.has(member))
    .slice(0, MOST_VOICES)
    .map(({ member }) => member.user.nick);
}

/**
 * As few masks as mean all of these and nobody else who is here: an address if all who have it are meant, else the account,
 * else the nick.
 */
export function masksFor(
  chosen: readonly Member[],
  here: Iterable<Member>,
  extbans: Extbans,
  fold: Fold,
): string[] {
  const byHost = new Map<string, number>();
  for (const { user } of here) byHost.set(user.host, (byHost.get(user.host) ?? 0) + 1);
  const meant = new Map<string, number>();
  for (const { user } of chosen) meant.set(user.host, (meant.get(user.host) ?? 0) + 1);
  const masks = new Set<string>();
  for (const { user } of chosen) {
    const { nick, host, account } = user;
    if (host !== '' && meant.get(host) === byHost.get(host)) masks.add(`*!*@${host}`);
    else if (account && extbans.account !== null) masks.add(extbans.account + account);
    else masks.add(`${fold(nick)}!*@*`);
  }
  return [...masks];
}

/** The address that everybody has, from a few people on; '' if they differ. Then it is a gateway's, and a ban hits all. */
export function sharedHost(people: readonly { host: string }[]): string {
  const [first] = people;
  const isShared = people.length >= GROUP && people.every(({ host }) => host === first?.host);
  return isShared && first ? first.host : '';
}

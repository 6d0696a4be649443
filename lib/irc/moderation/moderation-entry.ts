import type { Fold } from '../message/casemapping.ts';
import { stripFormatting } from '../message/format.ts';
import { cutText } from '../message/split.ts';
import { isSpeech } from '../state/line.ts';
import type { ChatState, ClientEvent, Conversation, Line } from '../types.ts';
import { fitsBan, readBan } from './extban.ts';
import { REPORT } from './report.ts';
import { changesOfShield } from './shield.ts';

export type ModerationEntryKind = 'report' | 'kick' | 'ban' | 'quiet' | 'lift' | 'shield';

/**
 * Something that a moderator did, or that a viewer reported. `by` and `about` are nicks, accounts or masks, folded; `context` of a
 * report has the lines around the reported one, itself among them. Of a shield, `text` says what changed: `on`, `off`, `slow on`.
 */
export type ModerationEntry = {
  at: number;
  kind: ModerationEntryKind;
  by: string;
  about: string;
  text: string;
  context: readonly { nick: string; text: string }[];
};

/** A person or a mask that entries are kept about: how many, and since when (ms). */
export type KeptAbout = { name: string; entries: number; since: number };

/** All that the bot keeps, the newest first. */
export type ChatLog = { entries: ModerationEntry[]; people: KeptAbout[] };

/** Whether a moderator did this after a report, at most an hour later. */
export const isActionOn = (entry: ModerationEntry, report: ModerationEntry): boolean =>
  entry.kind !== 'report' &&
  entry.about === report.about &&
  entry.at >= report.at &&
  entry.at < report.at + ACTION_WITHIN;
/** ms */
const ACTION_WITHIN = 3_600_000;

/** The entries that are listed on their own. Those after a report are listed with the report. */
export const standaloneEntries = (entries: readonly ModerationEntry[]): ModerationEntry[] =>
  entries.filter((entry) => !entries.some((report) => report.kind === 'report' && isActionOn(entry, report)));

/** Lines before the reported one that are kept with it, and after it. */
const BEFORE = 3;
const AFTER = 2;
/** Bytes of a line that are kept. */
const LONGEST = 200;

const textOf = ({ text }: Line) => cutText(stripFormatting(text).replaceAll('\n', ' '), LONGEST);

/** The lines around the newest line of somebody that begins with this text. */
function contextOf(
  { lines }: Conversation,
  nick: string,
  text: string,
  fold: Fold,
): ModerationEntry['context'] {
  const said: Line[] = [];
  for (let at = lines.start; at < lines.end; at++) {
    const line = lines.at(at);
    if (line !== undefined && isSpeech(line) && line.target === '') said.push(line);
  }
  const wanted = fold(nick);
  const begins = text.slice(0, LONGEST / 2);
  const index = said.findLastIndex((line) => fold(line.nick) === wanted && textOf(line).startsWith(begins));
  if (index < 0) return [];
  return said
    .slice(Math.max(0, index - BEFORE), index + AFTER + 1)
    .map((line) => ({ nick: fold(line.nick), text: textOf(line) }));
}

/**
 * The person that an entry of a list means: the nick or account that it names, or otherwise the last person who wrote and fits
 * it.
 */
function meantBy(entry: string, letter: string, { lines }: Conversation, fold: Fold): string {
  const ban = readBan(entry, letter);
  const named = ban.account ?? /^([^*?!]+)!\*@\*$/.exec(ban.mask ?? '')?.[1];
  if (named !== undefined) return fold(named);
  for (let at = lines.end - 1; at >= lines.start; at--) {
    const line = lines.at(at);
    if (line !== undefined && isSpeech(line) && line.host !== '' && fitsBan(ban, line, fold))
      return fold(line.nick);
  }
  return fold(entry);
}

/** The entries of the log that an event of the client amounts to. */
export function moderationEntries(
  event: ClientEvent,
  { fold, isupport }: Pick<ChatState, 'fold' | 'isupport'>,
): ModerationEntry[] {
  if (event.type === 'message') {
    const { line, conversation } = event;
    const report = line.target === '' ? null : REPORT.exec(line.text);
    if (!report) return [];
    const [, nick = '', text = ''] = report;
    const context = contextOf(conversation, nick, text, fold);
    return [{ at: line.time, kind: 'report', by: fold(line.nick), about: fold(nick), text, context }];
  }
  if (event.type !== 'moderated') return [];
  const { conversation, time: at, nick, entries, lifted } = event;
  const entry = (kind: ModerationEntryKind, about: string, text = ''): ModerationEntry => ({
    at,
    kind,
    by: fold(event.by),
    about,
    text,
    context: [],
  });
  const shield = changesOfShield(isupport, event.changes);
  const ofPeople = (list: typeof entries) => list.filter(({ mask }) => !shield.entries.includes(mask));
  return [
    ...(nick ? [entry('kick', fold(nick))] : []),
    ...(shield.said.length > 0 ? [entry('shield', '', shield.said.join(', '))] : []),
    ...ofPeople(entries).map(({ letter, mask }) =>
      entry(readBan(mask, letter).quiet ? 'quiet' : 'ban', meantBy(mask, letter, conversation, fold)),
    ),
    ...ofPeople(lifted).map(({ letter, mask }) => entry('lift', meantBy(mask, letter, conversation, fold))),
  ];
}

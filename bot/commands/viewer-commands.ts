import {
  clean,
  good,
  line,
  type Piece,
  type TextLine,
  title,
  unlessConfirmed,
} from '#bot/announce/announcement.ts';
import type { Schedule, Slot } from '#bot/shows/schedule.ts';
import { findSeries, foldName, isOfSeries } from '#bot/shows/series.ts';
import { clock, fromNow } from '#bot/shows/times.ts';
import type { Person, Reminders } from '#bot/store/reminders.ts';
import { numberText } from '#lib/format/counts.ts';
import { nowAt } from '#lib/schedule/now.ts';
import { inRoom } from '#lib/schedule/rooms.ts';
import { MINUTE } from '#lib/time.ts';
import { roundedCount } from '#lib/viewers/rounded-count.ts';

const LISTED = 4;
const DEFAULT_LEAD = 10 * MINUTE;
const LONGEST_LEAD = 24 * 60 * MINUTE;

type ViewerContext = {
  schedule: Schedule;
  reminders: Reminders;
  siteUrl: string;
  /** How many watch; null if the site does not say. */
  viewers: number | null;
  now: number;
};

/** Answers are one line, as channels are busy places. */
type ViewerCommand = (context: ViewerContext, who: Person, args: readonly string[]) => TextLine;

/** Lists the show of each room in one line; a room in which nothing is on is left out. */
function nowInRooms({ schedule, now, siteUrl }: ViewerContext): TextLine {
  const parts = schedule.rooms.flatMap(({ name, slug }) => {
    const { override, slot, state } = nowAt(inRoom(schedule, slug), now);
    const what = override?.title ?? schedule.slots.find(({ uid }) => uid === slot)?.title;
    if (!what) return [];
    const soon = state === 'starting-soon' ? ' (soon)' : '';
    return [line`${clean(name, 30)}: ${title(clean(what, 60))}${soon}`];
  });
  if (parts.length === 0) return line`Off air. ${siteUrl}`;
  const pieces = parts.flatMap((part, i): Piece[] => [...(i > 0 ? line` | ` : []), ...part]);
  return [...pieces, ...line` | ${new URL('/rooms', siteUrl).href}`];
}

export const VIEWER_COMMANDS: Record<string, ViewerCommand> = {
  now(context) {
    const { schedule, now, siteUrl } = context;
    if (schedule.rooms.length > 0) return nowInRooms(context);
    const on = nowAt(schedule, now);
    const slot = schedule.slots.find(({ uid }) => uid === on.slot);
    if (on.override?.kind === 'card') return line`Now: ${title(on.override.title)} ${siteUrl}`;
    if (on.override) return line`Now ${good('live')}: ${title(on.override.title)} ${siteUrl}`;
    if (slot && on.state === 'on-air') return line`Now ${good('live')}: ${title(slot.title)} ${siteUrl}`;
    if (slot && on.state === 'overrunning') return line`Still running: ${title(slot.title)} ${siteUrl}`;
    if (slot && on.state === 'starting-soon')
      return [...line`Starting soon: `, ...showLine(slot, context), ...line` ${siteUrl}`];
    return [...line`Off air. `, ...nextLine(context)];
  },

  next: (context) => nextLine(context),

  viewers: ({ viewers, siteUrl }) =>
    viewers === null
      ? line`The site does not say how many watch.`
      : line`${numberText(roundedCount(viewers), 'en')} watching. ${siteUrl}`,

  schedule({ schedule, now, siteUrl }) {
    const coming = comingOf(schedule, now).slice(0, LISTED);
    if (coming.length === 0) return line`Nothing is on the schedule. ${siteUrl}`;
    const pieces = coming.flatMap((slot, i): Piece[] => [
      ...(i > 0 ? line` | ` : []),
      ...line`${title(clean(slot.title, 60))} ${clock(Date.parse(slot.start), schedule.timeZone, now)}`,
    ]);
    return [...pieces, ...line` | ${new URL('/schedule', siteUrl).href}`];
  },

  remind({ schedule, reminders, now }, who, args) {
    // The number at the end of "Blade Runner 2049" is not a time.
    const isWhole = findSeries(schedule, args.join(' ')) !== null;
    const lead = isWhole ? null : leadOf(args.at(-1) ?? '');
    const words = (lead === null ? args : args.slice(0, -1)).join(' ');
    if (!words) {
      const mine = reminders.of(who.recipient);
      if (mine.length === 0) return line`!remind SERIES [10m] reminds you by a private message.`;
      const parts = mine.map(({ name, lead: ms }) => line`${clean(name, 60)} (${ms / MINUTE} min before)`);
      return [...line`You are reminded of: `, ...listed(parts)];
    }
    const found = findSeries(schedule, words);
    if (!found)
      return line`No one show of the coming two weeks is meant by “${clean(words, 60)}”. !schedule lists what is next.`;
    const ms = Math.min(lead ?? DEFAULT_LEAD, LONGEST_LEAD);
    if (!reminders.add(who, foldName(found), found, ms))
      return line`You have as many reminders as there can be; !forget one.`;
    const next = comingOf(schedule, now).find((slot) => isOfSeries(slot, foldName(found)));
    const when = next ? `, next ${clock(Date.parse(next.start), schedule.timeZone, now)}` : '';
    return line`You are reminded of ${title(clean(found, 80))} ${ms / MINUTE} min before it starts${when}, if you are here.`;
  },

  forget({ reminders }, { recipient }, args) {
    const words = foldName(args.join(' '));
    const mine = reminders.of(recipient);
    const matches = mine.filter(({ series }) => series === words);
    const meant =
      matches.length > 0 || words === '' ? matches : mine.filter(({ series }) => series.includes(words));
    const one = meant[0];
    if (meant.length !== 1 || !one) {
      return mine.length > 0
        ? [
            ...line`Which one? You are reminded of: `,
            ...listed(mine.map(({ name }) => line`${clean(name, 60)}`)),
          ]
        : line`You are reminded of nothing.`;
    }
    reminders.remove(recipient, one.series);
    return line`Forgotten: ${title(clean(one.name, 80))}.`;
  },
};

/** Each name is a piece of its own, so that none changes the direction of the next. */
const listed = (lines: readonly TextLine[]): TextLine =>
  lines.flatMap((one, i) => (i > 0 ? [...line`, `, ...one] : one));

const comingOf = (schedule: Schedule, now: number): Slot[] =>
  schedule.slots.filter((slot) => Date.parse(slot.start) > now && slot.status !== 'cancelled');

function nextLine(context: ViewerContext): TextLine {
  const { schedule, now, siteUrl } = context;
  const next = comingOf(schedule, now)[0];
  if (!next) return line`Nothing is on the schedule. ${siteUrl}`;
  return [...line`Next: `, ...showLine(next, context), ...line` ${siteUrl}`];
}

function showLine(slot: Slot, { schedule, now }: ViewerContext): TextLine {
  const start = Date.parse(slot.start);
  return line`${title(slot.title)}${unlessConfirmed(slot)} ${clock(start, schedule.timeZone, now)}, ${fromNow(start - now)}.`;
}

/** `10m`, `1h`, `90` (minutes) as ms; null if it is none of these. */
function leadOf(text: string): number | null {
  const match = /^(\d{1,4})\s*(m|min|h)?$/i.exec(text);
  if (!match) return null;
  return Number(match[1]) * (match[2]?.toLowerCase() === 'h' ? 60 : 1) * MINUTE;
}

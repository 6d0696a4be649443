import { DAY } from '#lib/time.ts';
import { occurrencesBetween } from './occurrences.ts';
import type { Schedule, ShowNow } from './schedule.ts';
import { slotsBetween } from './slots-between.ts';
import type { Override, Slot, Stream } from './types.ts';
import { titleName } from './uid.ts';

/** Windows in which a title's nearest airing is looked for, one after the other, in days. */
const WINDOWS = [2, 40, 400, 30_000];

/**
 * The override at an instant (ms), which is shown whatever the times say; null if the times decide.
 * @param slug the room; null means the first one, or a schedule without rooms
 */
export function overrideAt(schedule: Schedule, instant: number, slug: string | null = null): Override | null {
  const room = slug === null ? undefined : schedule.rooms.find((one) => one.slug === slug);
  const showNow = room ? room.showNow : schedule.showNow;
  return showNow && overrideOf(showNow, schedule, instant, slug);
}

/** The same for a text that could be in the sheet's "Show now". */
export function overrideOf(
  showNow: ShowNow,
  schedule: Schedule,
  instant: number,
  slug: string | null = null,
): Override | null {
  const room = slug === null ? undefined : schedule.rooms.find((one) => one.slug === slug);
  if ('card' in showNow) return cardOverride(showNow);
  if ('streams' in showNow) return streamOverride(showNow.title, showNow.streams);
  const slot = nearestAiring(schedule, showNow.row, instant, room?.name ?? schedule.rooms[0]?.name ?? null);
  return slot && slotOverride(slot);
}

/** Streams that are in no row. */
export const streamOverride = (title: string, streams: Stream[]): Override => ({
  kind: 'stream',
  title,
  streams,
  ...NOTHING_ELSE,
});

/** A row's airing, with its own streams. */
export const slotOverride = ({ title, streams, uid }: Pick<Slot, 'title' | 'streams' | 'uid'>): Override => ({
  kind: 'slot',
  title,
  streams,
  ...NOTHING_ELSE,
  slot: uid,
});

/** Words in place of a stream. */
export const cardOverride = ({ card, picture, until }: Extract<ShowNow, { card: string }>): Override => ({
  kind: 'card',
  title: card,
  streams: [],
  picture: picture ?? null,
  until: until ?? null,
  slot: null,
});

const NOTHING_ELSE = { picture: null, until: null, slot: null };

/** If airings are equally near, the one in the room counts. */
function nearestAiring(schedule: Schedule, name: string, instant: number, room: string | null): Slot | null {
  const only: Schedule = {
    ...schedule,
    slots: schedule.slots.filter(({ details }) => titleName(details.title) === name),
    repeats: schedule.repeats.filter(({ details }) => titleName(details.title) === name),
  };
  for (const days of WINDOWS) {
    // A repeat that goes on for ever has an airing in one of the first windows.
    if (days > 400 && only.slots.length === 0) only.repeats = endedOnly(only.repeats, instant);
    const slots = slotsBetween(only, instant - days * DAY, instant + days * DAY);
    const playable = slots.filter(({ status }) => status !== 'cancelled');
    if (playable.length > 0)
      return playable.reduce((best, slot) =>
        distance(slot, instant) < distance(best, instant) ||
        (distance(slot, instant) === distance(best, instant) && best.room !== room && slot.room === room)
          ? slot
          : best,
      );
  }
  return null;
}

function endedOnly(repeats: Schedule['repeats'], instant: number): Schedule['repeats'] {
  const today = Math.floor(instant / DAY);
  return repeats.map((repeat) => {
    const { rule } = repeat;
    const from = rule.from ?? today;
    const last = occurrencesBetween(rule, from, rule.until ?? from + 800).at(from > today ? 0 : -1);
    return last === undefined
      ? repeat
      : { ...repeat, rule: { ...rule, from: Math.max(from, last), until: last } };
  });
}

/** Milliseconds from an instant to an airing; none while it is on. */
function distance({ start, end }: Slot, instant: number): number {
  const from = Date.parse(start);
  const until = end === null ? from : Date.parse(end);
  return instant < from ? from - instant : Math.max(0, instant - until);
}

import { occurrencesBetween } from '#lib/schedule/occurrences.ts';
import type { Schedule, WrittenSlot } from '#lib/schedule/schedule.ts';
import { airingsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot, Stream } from '#lib/schedule/types.ts';
import { airingUid } from '#lib/schedule/uid.ts';
import { DAY, MINUTE } from '#lib/time.ts';

/** A button for one airing, as backstage and the bot have it. `minutes` are counted from the planned start. */
export type SlotEdit =
  | { act: 'stream'; streams: Stream[] }
  | { act: 'delay'; minutes: number }
  | { act: 'cancel' }
  | { act: 'hide' }
  /** This airing and a later one change places. */
  | { act: 'swap'; with: Airing };

/** An airing: its uid, and its title and planned start (ms), by which it is found if another reading has other uids. */
export type Airing = { uid: string; title: string; start: number };

/** An edit that is kept on the site, because the site may not write into the sheet. */
export type KeptEdit = {
  airing: Airing;
  edit: SlotEdit;
  /** `signatureOf` when it was made: if somebody changes the row later, the sheet counts. */
  was: string;
  /** The edit is in the sheet, too. Only the mark of a stand-in is kept here. */
  written?: boolean | undefined;
};

/** Edits of shows that are over are dropped after this time: until then the past stays as viewers saw it. */
const KEPT = DAY;
const FARTHEST = 3 * DAY;

/** The schedule with an edit of one airing; null if there is no such airing, or the edit has no meaning for it. */
export function editSchedule(schedule: Schedule, airing: Airing, edit: SlotEdit): Schedule | null {
  const own = ownRow(schedule, airing);
  if (!own) return null;
  const { slot } = own;
  switch (edit.act) {
    case 'stream':
      return withSlots(own.schedule, [
        { ...slot, details: { ...slot.details, streams: edit.streams, standIn: true } },
      ]);
    case 'delay':
      return withSlots(own.schedule, [{ ...slot, delay: edit.minutes }]);
    case 'cancel':
      return withSlots(own.schedule, [{ ...slot, details: { ...slot.details, status: 'cancelled' } }]);
    case 'hide': {
      const { slots, hidden } = own.schedule;
      return {
        ...own.schedule,
        slots: slots.filter(({ uid }) => uid !== slot.uid),
        hidden: [...hidden, { title: slot.details.title, start: slot.start, repeats: false }],
      };
    }
    case 'swap': {
      const both = ownRow(own.schedule, edit.with);
      const swapped = both && swap(slot, both.slot);
      return both && swapped ? withSlots(both.schedule, swapped) : null;
    }
  }
}

/** The later airing takes the start of the earlier one, which follows after the same pause. Lengths stay. */
function swap(first: WrittenSlot, second: WrittenSlot): WrittenSlot[] | null {
  if (second.start <= first.start || second.end === null) return null;
  const pause = Math.max(0, second.start - (first.end ?? second.start));
  const middle = first.start + second.end - second.start;
  const start = middle + pause;
  const end = first.end === null ? null : start + first.end - first.start;
  return [
    { ...second, start: first.start, end: middle, day: first.day },
    { ...first, start, end, day: second.day },
  ];
}

/** The schedule with the airing as a row of its own: one of a repeat is taken out of it. */
export function ownRow(
  schedule: Schedule,
  { uid, start }: Pick<Airing, 'uid' | 'start'>,
): { schedule: Schedule; slot: WrittenSlot; repeats: boolean } | null {
  const slot = schedule.slots.find((one) => one.uid === uid);
  if (slot) return { schedule, slot, repeats: false };
  const about = Math.floor(start / DAY);
  for (const repeat of schedule.repeats) {
    const days = occurrencesBetween(repeat.rule, about - 3, about + 3);
    const day = days.find((one) => airingUid(repeat.key, one) === uid);
    if (day === undefined) continue;
    const found = airingsBetween({ ...schedule, repeats: [repeat] }, start - FARTHEST, start + FARTHEST).find(
      (one) => one.uid === uid,
    );
    if (!found) return null;
    const rule = { ...repeat.rule, except: [...repeat.rule.except, day] };
    const own = { ...found, day };
    return {
      schedule: {
        ...schedule,
        repeats: schedule.repeats.map((one) => (one === repeat ? { ...repeat, rule } : one)),
        slots: [...schedule.slots, own].sort(byStart),
      },
      slot: own,
      repeats: true,
    };
  }
  return null;
}

/** The same airing in another reading of the sheet, which may give it another uid. */
export function sameAiring(schedule: Schedule, { title, start, uid }: Airing): Airing {
  const found = [...schedule.slots, ...airingsBetween(schedule, start, start)].find(
    (one) => one.start === start && one.details.title === title,
  );
  return { title, start, uid: found?.uid ?? uid };
}

const byStart = (a: WrittenSlot, b: WrittenSlot) => a.start - b.start || a.details.row - b.details.row;

function withSlots(schedule: Schedule, changed: readonly WrittenSlot[]): Schedule {
  const slots = schedule.slots.map((slot) => changed.find(({ uid }) => uid === slot.uid) ?? slot);
  return { ...schedule, slots: slots.sort(byStart) };
}

/** The text of a row about an airing, as far as an edit may change it; null if there is no such airing. */
export function signatureOf(schedule: Schedule, airing: Airing): string | null {
  const own = ownRow(schedule, airing);
  if (!own) return null;
  const { start, end, delay, details } = own.slot;
  const { title, status, streams } = details;
  return JSON.stringify([title, start, end, delay, status, streams.map(({ embed }) => embed.src)]);
}

/** The schedule with the edits that are kept, and those of them that still count. */
export function withKeptEdits(
  schedule: Schedule,
  kept: readonly KeptEdit[],
  now: number,
): { schedule: Schedule; kept: readonly KeptEdit[] } {
  let edited = schedule;
  const counting = kept.filter((one) => {
    const { airing, edit, was, written } = one;
    const own = ownRow(schedule, airing);
    if (!own || signatureOf(schedule, airing) !== was) return false;
    const { start, end, delay } = own.slot;
    if (now > (end ?? start + DAY / 4) + delay * MINUTE + KEPT) return false;
    if (!written) edited = editSchedule(edited, airing, edit) ?? edited;
    else if (edit.act === 'stream') edited = asStandIn(edited, airing.uid);
    return true;
  });
  return { schedule: edited, kept: counting.length === kept.length ? kept : counting };
}

function asStandIn(schedule: Schedule, uid: string): Schedule {
  const slots = schedule.slots.map((slot) =>
    slot.uid === uid ? { ...slot, details: { ...slot.details, standIn: true as const } } : slot,
  );
  return { ...schedule, slots };
}

/** Whether two schedules have the same slots in a time span, whichever rows they come from. */
export const sayTheSame = (a: readonly Slot[], b: readonly Slot[]): boolean =>
  JSON.stringify(a.map(plain).sort()) === JSON.stringify(b.map(plain).sort());

const plain = ({ uid: _uid, row: _row, standIn: _standIn, ...slot }: Slot): string =>
  JSON.stringify({ ...slot, streams: slot.streams.map(({ embed }) => embed.src) });

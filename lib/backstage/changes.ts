import type { Slot, SlotStatus } from '#lib/schedule/types.ts';
import { titleName } from '#lib/schedule/uid.ts';

/** The change that an edit of the sheet made to a slot. */
export type Change = {
  kind: 'added' | 'removed' | 'changed';
  uid: string;
  title: string;
  /** The start of the slot as it is now, or as it was if it is gone. UTC. */
  start: string;
  what: Difference[];
};

/** One difference. Spans are in ms, more than zero for later and longer. `streams` has their numbers. */
export type Difference =
  | { of: 'title'; was: string }
  | { of: 'start'; ms: number }
  | { of: 'length'; ms: number }
  | { of: 'end'; has: boolean }
  | { of: 'status'; is: SlotStatus }
  | { of: 'streams'; was: number; is: number }
  | { of: 'detail'; name: (typeof DETAILS)[number]; had: boolean; has: boolean };

/** Compares two lists of slots of the same days, sorted by start. */
export function changesBetween(before: readonly Slot[], after: readonly Slot[]): Change[] {
  const old = new Map(before.map((slot) => [slot.uid, slot]));
  const changes: Change[] = [];
  const added: Slot[] = [];
  for (const slot of after) {
    const was = old.get(slot.uid);
    old.delete(slot.uid);
    if (!was) added.push(slot);
    else {
      const what = differences(was, slot);
      if (what.length > 0) changes.push(changeOf('changed', slot, what));
    }
  }
  const removed = [...old.values()];
  for (const slot of added) {
    // A uid is made from title and day, so a show that moved to another day or was renamed looks like two shows.
    const was =
      take(removed, ({ title }) => titleName(title) === titleName(slot.title)) ??
      take(removed, ({ start }) => start === slot.start);
    changes.push(was ? changeOf('changed', slot, differences(was, slot)) : changeOf('added', slot, []));
  }
  for (const slot of removed) changes.push(changeOf('removed', slot, []));
  return changes.sort(byStartThenTitle);
}

/** They are not sorted by the order of a language, which may differ between two machines. */
const byStartThenTitle = (a: Change, b: Change) =>
  Date.parse(a.start) - Date.parse(b.start) || Number(a.title > b.title) - Number(a.title < b.title);

/** Removes the first item that fits from a list, and returns it. */
function take(slots: Slot[], fits: (slot: Slot) => boolean): Slot | null {
  const at = slots.findIndex(fits);
  return at === -1 ? null : (slots.splice(at, 1)[0] ?? null);
}

const changeOf = (kind: Change['kind'], { uid, title, start }: Slot, what: Difference[]): Change => ({
  kind,
  uid,
  title,
  start,
  what,
});

const DETAILS = [
  'host',
  'series',
  'description',
  'poster',
  'contentWarning',
  'chat',
  'layout',
  'theme',
  'notes',
  'recording',
] as const;

function differences(was: Slot, is: Slot): Difference[] {
  const what: Difference[] = [];
  const ms = Date.parse(is.start) - Date.parse(was.start);
  if (was.title !== is.title) what.push({ of: 'title', was: was.title });
  if (ms !== 0) what.push({ of: 'start', ms });
  what.push(...endDifference(was, is, ms));
  if (was.status !== is.status) what.push({ of: 'status', is: is.status });
  if (streamsText(was) !== streamsText(is)) {
    what.push({ of: 'streams', was: was.streams.length, is: is.streams.length });
  }
  for (const name of DETAILS) {
    if (was[name] !== is[name]) {
      what.push({ of: 'detail', name, had: was[name] !== null, has: is[name] !== null });
    }
  }
  return what;
}

function endDifference(was: Slot, is: Slot, moved: number): Difference[] {
  if (was.end === null || is.end === null) {
    return was.end === is.end ? [] : [{ of: 'end', has: is.end !== null }];
  }
  const ms = Date.parse(is.end) - Date.parse(was.end) - moved;
  return ms === 0 ? [] : [{ of: 'length', ms }];
}

const streamsText = ({ streams }: Slot) =>
  JSON.stringify(streams.map(({ label, embed }) => [label, embed.src]));

import type { Slot } from '#lib/schedule/types.ts';
import { titleName } from '#lib/schedule/uid.ts';

/** What an edit of the sheet did to a slot. */
export type Change = {
  kind: 'added' | 'removed' | 'changed';
  uid: string;
  title: string;
  /** Of the slot as it is now, or was. UTC. */
  start: string;
  /** What is different, each as the end of a sentence: `moved by 20 min`, `has another stream`. */
  what: string[];
};

const MINUTE = 60_000;

/** What is different between two lists of slots of the same days, sorted by start. */
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
    // A uid is of the title and the day: a show that went to another day, or was renamed, comes as two.
    const was =
      take(removed, ({ title }) => titleName(title) === titleName(slot.title)) ??
      take(removed, ({ start }) => start === slot.start);
    changes.push(was ? changeOf('changed', slot, differences(was, slot)) : changeOf('added', slot, []));
  }
  for (const slot of removed) changes.push(changeOf('removed', slot, []));
  return changes.sort((a, b) => a.start.localeCompare(b.start) || a.title.localeCompare(b.title));
}

/** Takes the first that fits out of a list. */
function take(slots: Slot[], fits: (slot: Slot) => boolean): Slot | null {
  const at = slots.findIndex(fits);
  return at === -1 ? null : (slots.splice(at, 1)[0] ?? null);
}

const changeOf = (kind: Change['kind'], { uid, title, start }: Slot, what: string[]): Change => ({
  kind,
  uid,
  title,
  start,
  what,
});

const OTHERS = {
  host: 'host',
  series: 'series',
  description: 'description',
  poster: 'poster',
  contentWarning: 'content warning',
  chat: 'chat',
  layout: 'layout',
  theme: 'theme',
  notes: 'show notes',
  recording: 'recording',
} as const;

function differences(was: Slot, is: Slot): string[] {
  const what: string[] = [];
  const moved = Date.parse(is.start) - Date.parse(was.start);
  if (was.title !== is.title) what.push(`was called “${was.title}”`);
  if (moved !== 0) what.push(`moved by ${spanText(moved)}`);
  const end = endDifference(was, is, moved);
  if (end) what.push(end);
  if (was.status !== is.status) what.push(`is now ${is.status}`);
  const streams = streamDifference(was, is);
  if (streams) what.push(streams);
  for (const [key, name] of Object.entries(OTHERS) as Array<[keyof typeof OTHERS, string]>) {
    if (was[key] === is[key]) continue;
    what.push(
      was[key] === null ? `got a ${name}` : is[key] === null ? `lost its ${name}` : `has another ${name}`,
    );
  }
  return what;
}

function endDifference(was: Slot, is: Slot, moved: number): string | null {
  if (was.end === null || is.end === null) {
    return was.end === is.end ? null : is.end === null ? 'has no end any more' : 'has an end now';
  }
  const longer = Date.parse(is.end) - Date.parse(was.end) - moved;
  if (longer === 0) return null;
  return `is ${spanText(Math.abs(longer)).replace('+', '')} ${longer > 0 ? 'longer' : 'shorter'}`;
}

function streamDifference(was: Slot, is: Slot): string | null {
  const text = ({ streams }: Slot) => JSON.stringify(streams.map(({ label, embed }) => [label, embed.src]));
  if (text(was) === text(is)) return null;
  if (is.streams.length === 0) return 'has no stream any more';
  if (was.streams.length === 0) return 'got its stream';
  return is.streams.length === was.streams.length
    ? 'has another stream'
    : `has ${is.streams.length} streams now`;
}

/** `+20 min`, `−1 h 30 min`, `+7 d`. */
export function spanText(ms: number): string {
  const total = Math.round(Math.abs(ms) / MINUTE);
  const parts = [
    [Math.floor(total / 1440), 'd'],
    [Math.floor((total % 1440) / 60), 'h'],
    [total % 60, 'min'],
  ] as const;
  const said = parts.flatMap(([n, unit]) => (n > 0 ? `${n} ${unit}` : []));
  return `${ms < 0 ? '−' : '+'}${said.join(' ') || '0 min'}`;
}

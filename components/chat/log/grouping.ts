import type { Line } from '#lib/irc/types.ts';

const GROUP_MS = 5 * 60_000;

/** True if a line does not belong to the group of the line above. It then shows its nick and time. */
export function startsGroup(previous: Line | undefined, line: Line): boolean {
  return (
    previous === undefined ||
    line.kind !== 'message' ||
    previous.kind !== 'message' ||
    previous.nick !== line.nick ||
    previous.prefix !== line.prefix ||
    previous.target !== line.target ||
    line.replyTo !== '' ||
    Math.abs(line.time - previous.time) > GROUP_MS
  );
}

/** Tells whether two instants fall on the same day of the reader; keeps the last day, as lines come in order. */
export function createDays(): (a: number, b: number) => boolean {
  let from = 0;
  let to = 0;
  const within = (time: number) => time >= from && time < to;
  return (a, b) => {
    if (!within(b)) {
      const day = new Date(b);
      from = day.setHours(0, 0, 0, 0);
      day.setDate(day.getDate() + 1);
      to = day.getTime();
    }
    return within(a);
  };
}

/** How many lines of one nick in a row are shown before the rest is folded. */
export const FOLD_FROM = 8;

import type { SheetText } from './site.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export type Row = {
  start: number;
  end: number;
  title: string;
  stream: string;
  more?: Record<string, string>;
};

/** A sheet in UTC from rows with instants, which have to be on a full minute. */
export function sheetOf(rows: Row[], settings: Record<string, string> = {}): SheetText {
  const extra = [...new Set(rows.flatMap((row) => Object.keys(row.more ?? {})))];
  const table = [
    ['Start', 'End', 'Title', 'Stream', ...extra],
    ...rows.map((row) => [
      stamp(row.start),
      stamp(row.end),
      row.title,
      row.stream,
      ...extra.map((name) => row.more?.[name] ?? ''),
    ]),
  ];
  const pairs = Object.entries({ Title: 'Test house', 'Time zone': 'UTC', ...settings });
  return {
    Schedule: `${table.map((row) => row.map(cell).join(',')).join('\n')}\n`,
    Settings: `Name,Value\n${pairs.map((pair) => pair.map(cell).join(',')).join('\n')}\n`,
  };
}

/** The full minute at or before an instant. */
export const minuteOf = (ms: number) => Math.floor(ms / MINUTE) * MINUTE;

/** An address of a recording on YouTube, and the frame that it becomes. */
export const video = (id: string) => `https://www.youtube.com/watch?v=${id}`;
export const frame = (id: string) => `https://www.youtube-nocookie.com/embed/${id}`;
/** The same as the stage has it: it begins by itself, without sound. */
export const startingFrame = (id: string) => `${frame(id)}?autoplay=1&enablejsapi=1&mute=1`;
/** Matches the address of the frame, whether or not it is asked to begin by itself. */
export const anyFrame = (id: string) => new RegExp(`/embed/${id}(\\?|$)`);

/** A show and how many watched it. Instants are UTC. */
export type Load = {
  uid: string;
  title: string;
  series: string | null;
  room: string | null;
  start: string;
  end: string | null;
  /** The most viewers at once, and when that was. */
  most: number;
  mostAt: string;
  /** The last minute that was counted. */
  lastAt: string;
  average: number;
  /** Minutes that all viewers together watched. */
  watched: number;
  came: number;
  left: number;
  /** The most members of the chat at once; null if no bot counted them. */
  chat: number | null;
  messages: number;
};

/** Shows of one series added up, newest first; a show without a series stands alone. */
type SeriesLoad = Pick<Load, 'most' | 'watched' | 'messages'> & { series: string; shows: number };

export function seriesLoads(loads: readonly Load[]): SeriesLoad[] {
  const found = new Map<string, SeriesLoad>();
  for (const { series, title, most, watched, messages } of loads) {
    const name = series ?? title;
    const before = found.get(name) ?? { series: name, shows: 0, most: 0, watched: 0, messages: 0 };
    found.set(name, {
      series: name,
      shows: before.shows + 1,
      most: Math.max(before.most, most),
      watched: before.watched + watched,
      messages: before.messages + messages,
    });
  }
  return [...found.values()];
}

const COLUMNS = [
  'start',
  'end',
  'title',
  'series',
  'room',
  'most',
  'mostAt',
  'average',
  'watched',
  'came',
  'left',
  'chat',
  'messages',
] as const satisfies readonly (keyof Load)[];

/** The table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function loadsCsv(loads: readonly Load[]): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [COLUMNS, ...loads.map((load) => COLUMNS.map((name) => load[name]))]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
}

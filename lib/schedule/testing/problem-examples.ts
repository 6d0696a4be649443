import { readFileSync } from 'node:fs';
import { read } from './sheet.ts';

const docs = readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8');

type Example = { code: string; severity: string; tabs: Map<string, string>; note: string; message: string };

/** The examples of docs/problems.md. */
export const problemExamples: Example[] = docs
  .split(/^### `/m)
  .slice(1)
  .map((section) => {
    const fences = [...section.matchAll(/^```csv (\w+)(?: \(([^)]*)\))?\n([\s\S]*?)```$/gm)];
    return {
      code: section.slice(0, section.indexOf('`')),
      severity: /^(Error|Warning)\./m.exec(section)?.[1]?.toLowerCase() ?? '',
      tabs: new Map(fences.map(([, tab = '', , text = '']) => [tab, text])),
      note: fences.map(([, , note]) => note ?? '').join(''),
      message: /^> (.*)$/m.exec(section)?.[1] ?? '',
    };
  });

/** For examples of the other tabs. */
const CLEAN = 'Date,Start,End,Title\n2026-11-28,20:00,22:00,Film night';

/** The problems in the sheet of an example. */
export function problemsOf({ tabs, note }: Example) {
  const schedule = tabs.get('Schedule') ?? CLEAN;
  return read(schedule === '' ? [] : schedule, {
    settings: tabs.get('Settings'),
    streams: tabs.get('Streams'),
    rooms: tabs.get('Rooms'),
    locale: /locale (\w+)/.exec(note)?.[1] ?? null,
    ...(note.includes('no time zone') ? { timeZone: null } : {}),
  }).problems;
}

// biome-ignore lint/style/noRestrictedImports: the documentation is what is tested here.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from './problems.ts';
import { read } from './testing/sheet.ts';

const docs = readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8');

type Example = { code: string; severity: string; tabs: Map<string, string>; note: string; message: string };

const examples: Example[] = docs
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

describe('docs/problems.md', () => {
  it('lists every code that there is, with its severity, and no other', () => {
    expect(Object.fromEntries(examples.map(({ code, severity }) => [code, severity]))).toEqual(PROBLEM_CODES);
  });

  it.each(examples.filter(({ tabs }) => tabs.size > 0))(
    'has a true example of $code',
    ({ code, tabs, note, message }) => {
      const schedule = tabs.get('Schedule') ?? CLEAN;
      const { problems } = read(schedule === '' ? [] : schedule, {
        settings: tabs.get('Settings'),
        streams: tabs.get('Streams'),
        locale: /locale (\w+)/.exec(note)?.[1] ?? null,
        ...(note.includes('no time zone') ? { timeZone: null } : {}),
      });
      expect(problems.map((problem) => [problem.code, problem.message])).toContainEqual([code, message]);
    },
  );

  it('says how many problems are not listed', () => {
    const rows = Array.from({ length: 2120 }, (_, i) => ['2026-11-28', `later ${i}`, 'Film night']);
    const { problems } = read([['Date', 'Start', 'Title'], ...rows]);
    expect(problems).toHaveLength(2001);
    expect(problems.at(-1)).toMatchObject({
      code: 'too-many-problems',
      message: examples.find(({ code }) => code === 'too-many-problems')?.message,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from './problems.ts';
import { problemExamples, problemsOf } from './testing/problem-examples.ts';
import { read } from './testing/sheet.ts';

describe('docs/problems.md', () => {
  it('lists every code that there is, with its severity, and no other', () => {
    expect(Object.fromEntries(problemExamples.map(({ code, severity }) => [code, severity]))).toEqual(
      PROBLEM_CODES,
    );
  });

  it.each(problemExamples.filter(({ tabs }) => tabs.size > 0))('has a true example of $code', (example) => {
    const { code, message } = example;
    expect(problemsOf(example).map((problem) => [problem.code, problem.message])).toContainEqual([
      code,
      message,
    ]);
  });

  it('says how many problems are not listed', () => {
    const rows = Array.from({ length: 2120 }, (_, i) => ['2026-11-28', `later ${i}`, 'Film night']);
    const { problems } = read([['Date', 'Start', 'Title'], ...rows]);
    expect(problems).toHaveLength(2001);
    expect(problems.at(-1)).toMatchObject({
      code: 'too-many-problems',
      message: problemExamples.find(({ code }) => code === 'too-many-problems')?.message,
    });
  });
});

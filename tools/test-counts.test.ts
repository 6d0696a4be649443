import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { browserCounts, engineLines, unitCounts } from './test-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (report: object): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
};

it('counts the tests of vitest, those that were skipped too', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    success: false,
  };
  expect(unitCounts(written(report))).toEqual({ passed: 5, failed: 1, skipped: 3 });
  expect(unitCounts(written({ ...report, numFailedTests: 0 })).failed).toBe(1);
  expect(unitCounts(join(folder, 'nothing.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

const test = (projectName: string, status: string) => ({ tests: [{ projectName, status }] });
const REPORT = {
  suites: [
    { specs: [test('chromium', 'expected'), test('firefox', 'flaky')] },
    { suites: [{ specs: [test('firefox', 'expected'), test('webkit', 'skipped')] }] },
  ],
  errors: [],
  stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 1 },
};

it('counts the tests of Playwright: one that passed at the second attempt has failed', () => {
  expect(browserCounts(written(REPORT))).toEqual({ passed: 2, failed: 1, skipped: 1 });
  expect(browserCounts(written({ ...REPORT, errors: [{}] })).failed).toBe(2);
});

it('says for each engine how many checks ran in it', () => {
  expect(engineLines(written(REPORT))).toEqual([
    'In chromium: 1 checks ran, 1 passed, 0 failed, 0 were skipped',
    'In firefox: 2 checks ran, 1 passed, 1 failed, 0 were skipped',
    'In webkit: 0 checks ran, 0 passed, 0 failed, 1 were skipped',
  ]);
});

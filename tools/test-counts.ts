import { existsSync, readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number; skipped: number };

/** A report that was not written counts as one failure. */
const NO_REPORT: Counts = { passed: 0, failed: 1, skipped: 0 };

/** The counts in a report of vitest. */
export function unitCounts(file: string): Counts {
  if (!existsSync(file)) return NO_REPORT;
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped';
type Suite = { specs?: { tests: { projectName: string; status: Status }[] }[]; suites?: Suite[] };

/** The counts in a report of Playwright. A test that passed only when it was repeated has failed. */
export function browserCounts(file: string): Counts {
  if (!existsSync(file)) return NO_REPORT;
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: stats.expected,
    // A file that could not be loaded is an error and no test.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

const testsOf = ({ specs = [], suites = [] }: Suite): { projectName: string; status: Status }[] => [
  ...specs.flatMap(({ tests }) => tests),
  ...suites.flatMap(testsOf),
];

/** A line for each browser engine of a report of Playwright: how many checks ran in it. */
export function engineLines(file: string): string[] {
  if (!existsSync(file)) return [];
  const tests = testsOf(JSON.parse(readFileSync(file, 'utf8')) as Suite);
  const engines = [...new Set(tests.map(({ projectName }) => projectName))];
  return engines.map((engine) => {
    const count = (...statuses: Status[]) =>
      tests.filter(({ projectName, status }) => projectName === engine && statuses.includes(status)).length;
    const passed = count('expected');
    const failed = count('unexpected', 'flaky');
    return `In ${engine}: ${passed + failed} checks ran, ${passed} passed, ${failed} failed, ${count('skipped')} were skipped`;
  });
}

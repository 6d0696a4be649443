import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };

// These checks need no engine. The image itself is built and run by e2e/container.
const ROOT = join(import.meta.dirname, '..');
const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const final = text.slice(text.lastIndexOf('\nFROM '));

test('the Dockerfile has no fault that the linter of Docker’s language server knows', () => {
  expect(validate(text).map(({ range, message }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
});

test('the linter finds faults', () => {
  expect(validate('FROM debian\nCOPPY a b\n')).not.toEqual([]);
});

test('the programs that the image runs exist, and root does not run them', () => {
  expect(final).toMatch(/^USER 10001$/m);
  const commands = [...final.matchAll(/(?:CMD) \[([^\]]+)\]/g)].map(([, list]) => JSON.parse(`[${list}]`));
  expect(commands).toEqual([['node', 'deploy/healthy.ts'], ['deploy/supervise.sh']]);
  for (const file of commands.flat().filter((word: string) => word.includes('/'))) {
    expect(existsSync(join(ROOT, file)), file).toBe(true);
  }
});

test('the supervisor starts the site as npm start does', () => {
  expect(readFileSync(join(ROOT, 'deploy/supervise.sh'), 'utf8')).toContain(` ${project.scripts.start} &`);
});

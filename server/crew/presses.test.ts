import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openPresses } from './presses.ts';

let dataDir = '';
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'marquee-presses-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));
const open = () => openPresses({ dataDir, now: () => Date.UTC(2026, 10, 28, 20), log: () => {} });
const ends = () =>
  open()
    .list()
    .map(({ what, end }) => [what, end]);

it('says after a restart which presses were cut off', async () => {
  const presses = open();
  presses.end(presses.begin('Ada', 'one'), 'done');
  presses.begin('Grace', 'two');
  await appendFile(join(dataDir, 'crew', 'presses.jsonl'), '{"id":"torn');
  expect(ends()).toEqual([
    ['two', 'lost'],
    ['one', 'done'],
  ]);
  // The torn line is gone, and what is said stays so.
  expect(ends()).toHaveLength(2);
  expect(await readFile(join(dataDir, 'crew', 'presses.jsonl'), 'utf8')).not.toContain('torn');
});

it('keeps the last three hundred', () => {
  const presses = open();
  for (let n = 0; n < 310; n++) presses.end(presses.begin('Ada', String(n)), 'done');
  expect([ends().length, ends().at(-1)]).toEqual([300, ['10', 'done']]);
});

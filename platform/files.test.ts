import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { switchLink, writeAtomically } from './files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writeAtomically', () => {
  it('replaces a file, with its mode and its time, and leaves nothing else', async () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    await writeAtomically(path, ['new ', Buffer.from('text')], { mode: 0o600, modified: 1_000_000 });
    expect(readFileSync(path, 'utf8')).toBe('new text');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path).mtimeMs).toBe(1_000_000_000);
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('keeps the old file if the new one cannot be written', async () => {
    const path = join(folder, 'a');
    writeFileSync(path, 'old');
    const broken = function* () {
      yield 'half';
      throw new Error('no more');
    };
    await expect(writeAtomically(path, { [Symbol.iterator]: broken })).rejects.toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('takes over a temporary name that a crash left', async () => {
    writeFileSync(join(folder, 'a.tmp-1'), 'a very long text from before the crash');
    await writeAtomically(join(folder, 'a'), 'new', { temporary: 'a.tmp-1' });
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['a']);
  });
});

it('switches a link in one step, whatever it pointed to', async () => {
  const link = join(folder, 'current');
  await switchLink(link, 'one');
  writeFileSync(join(folder, 'two'), '2');
  await switchLink(link, 'two');
  expect(readFileSync(link, 'utf8')).toBe('2');
});

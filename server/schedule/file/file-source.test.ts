import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { fileSource } from './file-source.ts';

let dir = '';
const live = new AbortController().signal;
const ending: Array<() => void> = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-watch-'));
});
afterEach(async () => {
  for (const end of ending.splice(0)) end();
  await rm(dir, { recursive: true, force: true });
});

function watched(path: string) {
  const changed = vi.fn();
  const source = fileSource(path);
  const end = source.watch?.(changed);
  if (end) ending.push(end);
  return { source, changed };
}

const title = async (source: ReturnType<typeof fileSource>) =>
  workbookFrom(await source.read(live)).tabs[0]?.rows.at(-1)?.[0];

it.each<[string, (path: string) => Promise<unknown>]>([
  ['written', (path) => writeFile(path, 'Title\nTwo!\n')],
  [
    'replaced, as editors do',
    async (path) => {
      await writeFile(`${path}.swp`, 'Title\nTwo!\n');
      await rename(`${path}.swp`, path);
    },
  ],
  [
    'removed and written',
    async (path) => {
      await rm(path);
      await writeFile(path, 'Title\nTwo!\n');
    },
  ],
])('a file that is %s is read anew', async (_, edit) => {
  const path = join(dir, 'night.csv');
  await writeFile(path, 'Title\nOne\n');
  const { source, changed } = watched(path);
  expect(await title(source)).toBe('One');
  await edit(path);
  await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 10_000 });
  expect(await title(source)).toBe('Two!');
});

it('a tab of a folder that is edited, or comes, is noticed', async () => {
  await writeFile(join(dir, 'Schedule.csv'), 'Title\nOne\n');
  const { source, changed } = watched(dir);
  expect(await title(source)).toBe('One');
  await writeFile(join(dir, 'Schedule.csv'), 'Title\nTwo!\n');
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1), { timeout: 10_000 });
  await writeFile(join(dir, 'Settings.csv'), 'Title,Night\n');
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2), { timeout: 10_000 });
  expect(workbookFrom(await source.read(live)).tabs).toHaveLength(2);
});

it('a folder that comes later is noticed', async () => {
  const path = join(dir, 'later', 'night.csv');
  const { source, changed } = watched(path);
  await expect(source.read(live)).rejects.toMatchObject({ kind: 'missing' });
  await mkdir(join(dir, 'later'));
  await writeFile(path, 'Title\nOne\n');
  await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 10_000 });
});

it('is read whole while it is being written', async () => {
  const path = join(dir, 'night.csv');
  const { source } = watched(path);
  const whole = (n: number) => `Title,Number\n${`Show,${n}\n`.repeat(20_000)}`;
  await writeFile(path, whole(0));
  const writing = (async () => {
    for (let n = 1; n <= 5; n++) await writeFile(path, whole(n));
  })();
  const read = await source.read(live).catch((error) => error);
  await writing;
  if (read instanceof Error) expect(read).toMatchObject({ kind: expect.stringMatching(/truncated|empty/) });
  else
    expect(
      new Set(
        workbookFrom(read)
          .tabs[0]?.rows.slice(1)
          .map((row) => row[1]),
      ).size,
    ).toBe(1);
});

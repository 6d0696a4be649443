import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBotDatabase } from '#bot/store/database.ts';
import { tryLock } from '#platform/lock.ts';
import { PushStore } from '#platform/push/store.ts';
import { openArchiveStore } from '#server/archive/store.ts';
import { readLastGood, writeLastGood } from '#server/schedule/last-good.ts';
import { backupCommand, restoreCommand } from './backup-command.ts';

const NOW = Date.parse('2026-11-29T20:00:00Z');
let root: string;
let out: string;
let errors: string;
let env: Record<string, string | undefined>;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'marquee-backup-'));
  out = '';
  errors = '';
  env = { DATA_DIR: join(root, 'data') };
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const io = () => ({
  stdout: { write: (text: string) => (out += text) },
  stderr: { write: (text: string) => (errors += text) },
  env,
  now: () => NOW,
  root,
});
const file = () => join(root, 'site.backup');
const data = (...path: string[]) => join(root, 'data', ...path);
const show = {
  uid: 'a',
  title: 'Film night',
  start: '2026-01-01T20:00:00Z',
  end: null,
  series: null,
  room: null,
  host: null,
};
const facts = {
  ...show,
  description: null,
  poster: null,
  contentWarning: null,
  notes: null,
  recording: null,
};

/** Everything that site and bot write, by their own code. */
async function writeData(): Promise<void> {
  const archive = openArchiveStore(data());
  archive.change([{ put: { facts, seen: NOW, slugs: ['film-night'] } }]);
  archive.close();
  const reminders = new PushStore(data());
  reminders.close();
  await writeLastGood(data(), {
    source: 'test',
    fetchedAt: new Date(NOW).toISOString(),
    raw: { form: 'reply', what: 'sheet', bytes: new TextEncoder().encode('{}') },
    uids: { slots: {}, repeats: {} },
    rooms: false,
  });
  openBotDatabase(data('bot')).close();
  await writeFile(data('override.json'), '{"held":null,"acts":[],"sheet":null}');
  await mkdir(data('bot/logs'), { recursive: true });
  await writeFile(data('bot/logs/1.log'), 'pushed');
  await writeFile(join(root, '.env'), 'VAPID_PRIVATE_KEY=abc\n');
}

describe('backup and restore', () => {
  it('bring back everything that site and bot remember, and leave out what is made again', async () => {
    await writeData();
    await mkdir(data('published/current'), { recursive: true });
    await writeFile(data('published/current/index.html'), 'page');
    await writeFile(data('status.json'), '{}');
    await mkdir(data('bot/repository.git'), { recursive: true });
    await writeFile(data('bot/repository.git/HEAD'), 'ref');
    expect(await backupCommand([file()], io())).toBe(0);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const listed = execFileSync('tar', ['--list', '--gzip', '--file', file()], { encoding: 'utf8' });
    expect(
      listed
        .split('\n')
        .filter((path) => path && !path.endsWith('/'))
        .sort(),
    ).toEqual([
      'data/archive.db',
      'data/bot/bot.sqlite',
      'data/bot/logs/1.log',
      'data/last-good',
      'data/override.json',
      'data/reminders.sqlite',
      'environment',
      'marquee-backup.json',
    ]);

    rmSync(data(), { recursive: true });
    rmSync(join(root, '.env'));
    expect(await restoreCommand([file()], io())).toBe(0);
    const archive = openArchiveStore(data());
    expect(archive.all().get('a')).toEqual({ facts, seen: NOW, slugs: ['film-night'] });
    archive.close();
    expect((await readLastGood(data())).state).toBe('good');
    expect(await readFile(data('bot/logs/1.log'), 'utf8')).toBe('pushed');
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe('VAPID_PRIVATE_KEY=abc\n');
  });

  it('take a database whole while another process writes it', async () => {
    await mkdir(data(), { recursive: true });
    const writer = spawn(process.execPath, ['--input-type=module', '--eval', WRITER, data('archive.db')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(writer.stdout, 'data');
      for (let turn = 0; turn < 5; turn++) {
        expect(await backupCommand([file()], io())).toBe(0);
        const copy = mkdtempSync(join(root, 'copy-'));
        execFileSync('tar', ['--extract', '--gzip', '--file', file(), '--directory', copy]);
        const database = new DatabaseSync(join(copy, 'data/archive.db'));
        expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
        // The writer moves one from the one table to the other in one transaction.
        const sum = database.prepare('SELECT (SELECT sum(n) FROM a) + (SELECT sum(n) FROM b) AS n').get();
        expect(sum).toEqual({ n: 1000 });
        database.close();
      }
    } finally {
      writer.kill('SIGKILL');
    }
  });

  it('move aside what is there, and keep the configuration that is there', async () => {
    await writeData();
    await backupCommand([file()], io());
    await writeFile(data('override.json'), '{"newer":true}');
    await writeFile(join(root, '.env'), 'NEWER=yes\n');
    expect(await restoreCommand([file()], io())).toBe(0);
    expect(await readFile(data('override.json'), 'utf8')).toContain('"held"');
    const [before = ''] = (await readdir(data())).filter((name) => name.startsWith('before-restore-'));
    expect(await readFile(data(before, 'override.json'), 'utf8')).toBe('{"newer":true}');
    expect(readFileSync(join(root, '.env'), 'utf8')).toBe('NEWER=yes\n');
    expect(out).toContain(before);
  });

  it.each([
    ['site', ''],
    ['bot', 'bot'],
  ])('restore refuses while the %s runs', async (who, folder) => {
    await writeData();
    await backupCommand([file()], io());
    const lock = tryLock(data(folder));
    expect(await restoreCommand([file()], io())).toBe(1);
    expect(errors).toContain(`The ${who} runs`);
    lock?.release();
    expect(await restoreCommand([file()], io())).toBe(0);
  });

  it('restore refuses a file that is cut off, damaged or no backup, and touches nothing', async () => {
    await writeData();
    await backupCommand([file()], io());
    const whole = readFileSync(file());
    const override = await readFile(data('override.json'), 'utf8');
    for (const bytes of [whole.subarray(0, whole.length / 2), Buffer.from('no backup'), Buffer.alloc(0)]) {
      writeFileSync(file(), bytes);
      expect(await restoreCommand([file()], io())).toBe(1);
    }
    const folder = mkdtempSync(join(root, 'changed-'));
    writeFileSync(file(), whole);
    execFileSync('tar', ['--extract', '--gzip', '--file', file(), '--directory', folder]);
    writeFileSync(join(folder, 'data/override.json'), '{}');
    execFileSync('tar', ['--create', '--gzip', '--file', file(), '--directory', folder, '.']);
    errors = '';
    expect(await restoreCommand([file()], io())).toBe(1);
    expect(errors).toContain('data/override.json is not as it was written');
    expect(await readFile(data('override.json'), 'utf8')).toBe(override);
    expect((await readdir(data())).filter((name) => /restore/.test(name))).toEqual([]);
  });

  it('restore never writes outside of DATA_DIR', async () => {
    await writeData();
    await backupCommand([file()], io());
    const folder = mkdtempSync(join(root, 'hostile-'));
    execFileSync('tar', ['--extract', '--gzip', '--file', file(), '--directory', folder]);
    const manifest = JSON.parse(readFileSync(join(folder, 'marquee-backup.json'), 'utf8'));
    manifest.files.push({ ...manifest.files[0], path: 'data/../../outside' });
    writeFileSync(join(folder, 'marquee-backup.json'), JSON.stringify(manifest));
    execFileSync('tar', ['--create', '--gzip', '--file', file(), '--directory', folder, '.']);
    expect(await restoreCommand([file()], io())).toBe(1);
    expect(errors).toContain('is no backup of Marquee');
  });

  it('say what is wrong with a call, and that there is nothing to back up', async () => {
    expect(await backupCommand([], io())).toBe(2);
    expect(await restoreCommand(['a', 'b'], io())).toBe(2);
    expect(await backupCommand([file()], io())).toBe(1);
    expect(errors).toContain('that folder is not there');
    expect(await restoreCommand([join(root, 'none')], io())).toBe(1);
  });
});

const WRITER = `
import { DatabaseSync } from 'node:sqlite';
const database = new DatabaseSync(process.argv[1], { timeout: 5000 });
database.exec('PRAGMA journal_mode = WAL; CREATE TABLE a (n INTEGER); CREATE TABLE b (n INTEGER); INSERT INTO a VALUES (1000); INSERT INTO b VALUES (0);');
console.log('ready');
for (;;) {
  database.exec('BEGIN; UPDATE a SET n = n - 1; UPDATE b SET n = n + 1; COMMIT;');
  await new Promise((resolve) => setTimeout(resolve, 1));
}`;

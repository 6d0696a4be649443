import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { transaction } from '#platform/database.ts';
import { BotState } from './bot-state.ts';
import { openBotDatabase } from './database.ts';
import { Deploys } from './deploys.ts';
import { Outbox } from './outbox.ts';
import { Reminders } from './reminders.ts';

let folder = '';
let database: DatabaseSync;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-store-'));
  database = openBotDatabase(folder);
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

it('takes an announcement once for each place, also from another connection', () => {
  const other = openBotDatabase(folder);
  const entry = { key: 'live:a', lines: ['Now live: A'] };
  const [mine, theirs] = [new Outbox(database), new Outbox(other)];
  expect(mine.add({ destination: 'admin', ...entry }, 1)).toBe(true);
  expect(theirs.add({ destination: 'admin', ...entry }, 2)).toBe(false);
  expect(theirs.add({ destination: 'public', ...entry }, 3)).toBe(true);
  const row = theirs.next('admin');
  theirs.said(row?.id ?? 0, 'msgid-1');
  // Said is not forgotten: nobody can say it again.
  expect(mine.add({ destination: 'admin', ...entry }, 4)).toBe(false);
  expect(mine.next('admin')).toBeNull();
  expect(mine.isProof('msgid-1')).toBe(true);
  other.close();
});

it('gives lines in order, and those in doubt as such', () => {
  const outbox = new Outbox(database);
  outbox.add({ destination: 'admin', key: 'k', lines: ['one', 'two'] }, 1);
  const one = outbox.next('admin');
  outbox.sending(one?.id ?? 0, 7);
  expect(outbox.next('admin')).toMatchObject({ text: 'one', state: 'sending', sendingAt: 7 });
  outbox.notSaid(one?.id ?? 0);
  expect(outbox.next('admin')).toMatchObject({ text: 'one', state: 'waiting' });
  outbox.drop(one?.id ?? 0, 'too late');
  expect(outbox.next('admin')).toMatchObject({ text: 'two' });
});

it('does all of a transaction or nothing', () => {
  const [facts, outbox] = [new BotState(database), new Outbox(database)];
  expect(() =>
    transaction(database, () => {
      facts.set('tip', 'a');
      transaction(database, () => outbox.add({ destination: 'admin', key: 'k', lines: ['one'] }, 1));
      throw new Error('in the middle');
    }),
  ).toThrow('in the middle');
  expect(facts.get('tip')).toBeNull();
  expect(outbox.next('admin')).toBeNull();
});

it('goes back behind what is on now, never in a circle', () => {
  const deploys = new Deploys(database);
  const live = (revision: string, kind: 'push' | 'rollback' = 'push') => {
    const { id } = deploys.add(kind, 'alice', null, 1);
    deploys.start(id, 1);
    deploys.setRevision(id, revision);
    deploys.checking(id, 2);
    deploys.finish(id, 'live', '', 3);
  };
  for (const revision of ['a', 'b', 'c']) live(revision);
  expect(deploys.liveBefore('c')).toBe('b');
  live('b', 'rollback');
  expect(deploys.lastPushed()?.revision).toBe('b');
  expect(deploys.liveBefore('b')).toBe('a');
  expect(deploys.liveBefore('a')).toBeNull();
  // A revision was pushed and never became live: the last live one counts.
  expect(deploys.liveBefore('d')).toBe('b');
});

it('keeps so many reminders for each, and no more', () => {
  const reminders = new Reminders(database);
  const who = { recipient: 'nick:dora', nick: 'dora' };
  const added = Array.from({ length: 30 }, (_, n) => reminders.add(who, `s${n}`, `S${n}`, 1));
  expect(added.filter(Boolean)).toHaveLength(20);
  expect(reminders.add(who, 's3', 'S3', 5)).toBe(true);
  expect(reminders.of(who.recipient)).toHaveLength(20);
});

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { crewCommand } from '#cli/crew-command.ts';
import { openCrewKeys } from '#server/crew/keys.ts';
import { createAccess } from './access.ts';
import { cookieIn } from './session.ts';

const NOW = Date.UTC(2026, 10, 28, 20);
const DAY = 86_400_000;
const peer = { address: '203.0.113.7', isThisMachine: false };
let dir = '';
let now = NOW;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-crew-'));
  now = NOW;
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const makeAccess = (backstageKey = 'the first key of all') =>
  createAccess({
    backstageKey,
    demo: false,
    siteUrl: new URL('https://watch.example.org'),
    keys: openCrewKeys(dir),
    now: () => now,
  });
const by = { madeBy: 'Ada', now: NOW };
const admitted = (access: ReturnType<typeof makeAccess>, signedIn: unknown) =>
  access.admit(cookieIn((signedIn as { cookie: string }).cookie.split(';')[0] ?? ''), peer);

it('signs a person in with a key of their own, by its name and role, until it is taken back', () => {
  const keys = openCrewKeys(dir);
  const made = keys.make({ name: 'Grace', role: 'night', account: '' }, by);
  const access = makeAccess();
  const signedIn = access.signIn(` ${made?.key}\n`, 'somebody else', peer);
  expect(admitted(access, signedIn)).toEqual({ name: 'Grace', open: false, role: 'night', key: made?.id });
  expect(admitted(makeAccess('another key of the operator'), signedIn)).toBe('sign-in');
  // Another process may do it: `npx marquee crew`.
  expect(openCrewKeys(dir).revoke(made?.id ?? '')).toBe(true);
  expect(admitted(access, signedIn)).toBe('sign-in');
  expect([access.signIn(made?.key ?? '', '', peer), keys.revoke(made?.id ?? '')]).toEqual(['wrong', false]);
});

it('gives the first key every right, and a name that was typed', () => {
  const access = makeAccess();
  const signedIn = access.signIn('the first key of all', 'Ada', peer);
  expect(admitted(access, signedIn)).toEqual({ name: 'Ada', open: false, role: 'all', key: null });
});

it('keeps no key, and lets nobody else read', async () => {
  const made = openCrewKeys(dir).make({ name: 'Grace', role: 'all', account: '' }, by);
  openCrewKeys(dir).newLink(made?.id ?? '', NOW);
  const [, secret = ''] = made?.key.split(/-(.*)/s) ?? [];
  for (const name of await readdir(join(dir, 'crew'))) {
    const path = join(dir, 'crew', name);
    expect(await readFile(path, 'utf8')).not.toContain(secret);
    expect((await stat(path)).mode & 0o077).toBe(0);
  }
});

it('lets a link in once, within a day, and only the newest', () => {
  const keys = openCrewKeys(dir);
  const made = keys.make({ name: 'Grace', role: 'look', account: '' }, by);
  const old = keys.newLink(made?.id ?? '', NOW) ?? '';
  const token = keys.newLink(made?.id ?? '', NOW) ?? '';
  const access = makeAccess();
  expect(access.spend(old)).toBe('spent');
  expect(admitted(access, access.spend(token))).toMatchObject({ name: 'Grace', role: 'look' });
  expect(access.spend(token)).toBe('spent');
  const late = keys.newLink(made?.id ?? '', NOW) ?? '';
  now += DAY + 1;
  expect(access.spend(late)).toBe('spent');
  expect(keys.newLink('../../x', NOW)).toBeNull();
});

it('keeps nobody with a key or a link of their own out because of wrong keys from the same network', () => {
  const keys = openCrewKeys(dir);
  const made = keys.make({ name: 'Grace', role: 'look', account: '' }, by);
  const token = keys.newLink(made?.id ?? '', NOW) ?? '';
  const access = makeAccess();
  for (let n = 0; n < 20; n++) {
    access.spend(`0123abcd-${n}`);
    access.signIn(`a guess ${n}`, '', peer);
  }
  expect(access.signIn('the first key of all', '', peer)).toBe('too-many');
  expect(admitted(access, access.signIn(made?.key ?? '', '', peer))).toMatchObject({ name: 'Grace' });
  expect(admitted(access, access.spend(token))).toMatchObject({ name: 'Grace' });
});

it('is made, linked, listed and taken back by npx marquee crew', () => {
  const run = (...args: string[]) => {
    const said: string[] = [];
    const out = { write: (text: string) => said.push(text) };
    const env = { DATA_DIR: dir, SITE_URL: 'https://watch.example.org' };
    const code = crewCommand(args, { stdout: out, stderr: out, env, now: () => now, root: dir });
    return { code, text: said.join('') };
  };
  const { code, text } = run('add', ' Grace  Hopper', '--role', 'look');
  expect([code, text]).toEqual([
    0,
    expect.stringMatching(/Key, shown only now: (\S+)\n.*org\/backstage#token=(\S+)\n/),
  ]);
  const [key] = openCrewKeys(dir).list();
  expect(key).toMatchObject({ name: 'Grace Hopper', role: 'look', madeBy: 'npx marquee crew' });
  const token = /#token=(\S+)/.exec(text)?.[1] ?? '';
  expect(openCrewKeys(dir).spend(token, now)?.name).toBe('Grace Hopper');
  expect(run().text).toContain(`${key?.id}  look   Grace Hopper`);
  expect(run('link', 'Grace Hopper').text).toContain('/backstage#token=');
  expect(run('remove', key?.id ?? '')).toEqual({ code: 0, text: 'Taken back: Grace Hopper.\n' });
  expect(run('remove', key?.id ?? '').code).toBe(1);
  const wrong = [['add'], ['add', '  '], ['add', 'A', '--role', 'king'], ['paint', 'x'], ['--what']];
  expect(wrong.map((args) => run(...args).code)).toEqual([2, 2, 2, 2, 2]);
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CrewOrder } from '#lib/backstage/crew-order.ts';
import { ROLES, type Role } from '#lib/backstage/role.ts';
import type { Command, CommandResult } from '#lib/backstage/state.ts';
import { english } from '#lib/words/english.ts';
import { createAccess } from '#server/backstage/access.ts';
import { createBotRunner } from '#server/backstage/bot-runner.ts';
import { createCrewRunner } from '#server/backstage/crew-runner.ts';
import { openCrewKeys } from '#server/crew/keys.ts';
import { openPresses } from '#server/crew/presses.ts';
import { handOver, type Services } from '#server/services.ts';

// Words come from Next's cache, which is not there outside of Next.
vi.mock('../../get-words.ts', () => ({ getWords: async () => english }));

const FOLDER = import.meta.dirname;
const dataDir = mkdtempSync(join(tmpdir(), 'marquee-roles-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const keys = openCrewKeys(dataDir);
const by = { madeBy: 'Ada', now: Date.now() };
const keyOf = (role: Role) => keys.make({ name: role, role, account: role }, by)?.key ?? '';
const own: Record<Role, string> = { look: keyOf('look'), night: keyOf('night'), all: keyOf('all') };
const access = createAccess({
  backstageKey: 'the key of the crew',
  demo: false,
  siteUrl: new URL('https://watch.example.org'),
  keys,
  now: Date.now,
});

/** The things that were done or shown, in order. */
let done: string[] = [];
beforeEach(() => {
  done = [];
});
const act = async ({ act }: { act: string }): Promise<CommandResult> => {
  done.push(act);
  return { ok: true };
};
/** Answers with nothing, and notes that it was asked for. */
const shown = (what: string) => () => {
  done.push(what);
  return null;
};
const words = () => english;
const run = createCrewRunner({
  run: act,
  sheetRunner: { run: act, history: shown('history'), compare: shown('compare') } as never,
  people: { run: act, say: () => '' } as never,
  presses: openPresses({ dataDir, now: Date.now, log: () => {} }),
  words,
  log: () => {},
});
const site = { current: null } as Services['site'];
handOver({
  site,
  backstage: {
    access,
    run,
    askedByBot: createBotRunner({ keys, site, run, lastAct: () => '', now: Date.now, words }),
    state: shown('state'),
    timeline: shown('timeline'),
    load: shown('load'),
    viewAt: shown('at'),
    understood: shown('understood'),
    history: async () => shown('history')(),
    compare: async () => shown('compare')(),
    tryOut: async () => {
      done.push('try');
      return { ok: true };
    },
    chatLog: { read: shown('chat'), forget: shown('forget') },
  } as unknown as Services['backstage'],
} as Services);

type Handler = (request: Request) => Promise<Response>;
const routes: Record<string, Record<string, unknown>> = {};
for (const { name } of readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  routes[name] = await import(join(FOLDER, name, 'route.ts'));
}

const cookieOf = (role: Role) => {
  const signedIn = access.signIn(own[role], '', { address: '203.0.113.7', isThisMachine: false });
  return typeof signedIn === 'string' ? signedIn : (signedIn.cookie.split(';')[0] ?? '');
};

/** Asks a route, as a page of somebody who is signed in with a key of that role; null is nobody. */
async function ask(role: Role | null, method: string, path: string, body?: object) {
  const [name = ''] = path.split('?');
  const handler = routes[name]?.[method] as Handler;
  const answer = await handler(
    new Request(`https://watch.example.org/backstage/${path}`, {
      method,
      headers: { cookie: role === null ? '' : cookieOf(role) },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, body: answer.status === 200 ? null : await answer.json() };
}

/** Asks as the bot does when somebody with an account of services says `!go`. */
function askByBot(key: string, account: string): Promise<Response> {
  const handler = routes.bot?.POST as Handler;
  return handler(
    new Request('https://watch.example.org/backstage/bot', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ account, text: '!go' }),
    }),
  );
}

/** The least role for each act. Typed, so that nobody forgets a new one. */
const ACTS: Record<(Command | CrewOrder)['act'], { least: Role; with?: object }> = {
  hold: { least: 'night', with: { uid: 'a' } },
  next: { least: 'night' },
  show: { least: 'night', with: { text: 'card: Be right back' } },
  release: { least: 'night' },
  undo: { least: 'night' },
  programme: { least: 'night', with: { uid: 'a', edit: 'skip' } },
  slot: { least: 'night', with: { uid: 'a', wish: { act: 'cancel' } } },
  accept: { least: 'night', with: { revision: 'r' } },
  read: { least: 'night' },
  'bring-back': { least: 'night' },
  column: { least: 'night', with: { column: 2, field: 'title' } },
  restore: { least: 'all', with: { id: 'a', revision: 'r' } },
  'make-key': { least: 'all', with: { name: 'Grace', role: 'look', account: '' } },
  'new-link': { least: 'all', with: { id: 'a' } },
  revoke: { least: 'all', with: { id: 'a' } },
};
const allows = (role: Role, least: Role) => ROLES.indexOf(role) >= ROLES.indexOf(least);

describe.each(ROLES)('a key with the role %s', (role) => {
  it.each(Object.entries(ACTS))('acts only as it may: %s', async (name, { least, with: rest }) => {
    const answer = await ask(role, 'POST', 'act', { act: name, ...rest });
    expect(answer).toEqual(
      allows(role, least)
        ? { status: 200, body: null }
        : { status: 409, body: { ok: false, reason: english.crew.notAllowed } },
    );
    expect(done).toEqual(allows(role, least) ? [name] : []);
  });

  it.each<[string, string, Role, string, object?]>([
    ['the reports and lists of the bot', 'GET', 'night', 'chat'],
    ['to forget a person', 'POST', 'all', 'chat', { forget: 'bob' }],
  ])('gets an answer about people in the chat only as it may: %s', async (_, method, least, path, body) => {
    const { status } = await ask(role, method, path, body);
    expect(status).toBe(allows(role, least) ? 200 : 403);
    expect(done).toEqual(allows(role, least) ? [body ? 'forget' : 'chat'] : []);
  });

  it.each<[string, string, string, object?]>([
    ['state', 'GET', 'state'],
    ['timeline', 'GET', 'schedule'],
    ['load', 'GET', 'load'],
    ['at', 'GET', 'at?instant=2026-11-28T20:00:00Z'],
    ['understood', 'GET', 'understood'],
    ['history', 'GET', 'history'],
    ['compare', 'GET', 'history?id=a'],
    ['try', 'POST', 'try', { text: 'https://youtu.be/dQw4w9WgXcQ' }],
  ])('may look: %s', async (what, method, path, body) => {
    expect((await ask(role, method, path, body)).status).toBe(200);
    expect(done).toEqual([what]);
  });

  it('acts through the bot only as it may', async () => {
    const answer = await askByBot(own.all, role);
    const { said } = (await answer.json()) as { said: string };
    expect(said === english.crew.notAllowed).toBe(!allows(role, 'night'));
    expect(done).toEqual(allows(role, 'night') ? ['next'] : []);
  });
});

/** The routes that let nobody in without a key; the form of the sign-in and the bot's question have their own. */
const GUARDED = [
  'GET at',
  'GET chat',
  'GET history',
  'GET load',
  'GET schedule',
  'GET state',
  'GET understood',
  'POST act',
  'POST chat',
  'POST try',
];

it('has no route that this table forgets', () => {
  const all = Object.entries(routes).flatMap(([name, module]) =>
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
      .filter((method) => method in module)
      .map((method) => `${method} ${name}`),
  );
  expect(all.sort()).toEqual([...GUARDED, 'POST bot', 'POST sign-in'].sort());
});

it.each(GUARDED)('answers nobody without a key: %s', async (route) => {
  const [method = '', name = ''] = route.split(' ');
  const { status } = await ask(
    null,
    method,
    name,
    method === 'POST' ? { act: 'next', text: 'a' } : undefined,
  );
  expect(status).toBe(401);
  expect(done).toEqual([]);
});

it('answers nobody who has not the key of the bot', async () => {
  expect((await askByBot('0123abcd-nobody', 'all')).status).toBe(401);
  expect(done).toEqual([]);
});

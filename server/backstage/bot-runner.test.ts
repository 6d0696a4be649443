import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toPlain } from '#bot/announce/render.ts';
import { siteAsker } from '#bot/commands/night-commands.ts';
import type { Role } from '#lib/backstage/role.ts';
import type { Command } from '#lib/backstage/state.ts';
import { read } from '#lib/schedule/testing/sheet.ts';
import type { Site } from '#lib/site/current.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { openCrewKeys } from '#server/crew/keys.ts';
import { createBotRunner } from './bot-runner.ts';

const NOW = Date.UTC(2026, 10, 28, 20, 30);
const schedule = read(
  'Date,Start,End,Title,Stream\n2026-11-28,20:00,21:00,The Fog,https://youtu.be/dQw4w9WgXcQ\n2026-11-28,21:00,22:00,Quiz,https://youtu.be/dQw4w9WgXcQ\n2026-11-28,22:00,23:00,Alien,https://youtu.be/dQw4w9WgXcQ',
  { timeZone: 'UTC' },
);
const uidOf = (title: string) => schedule.slots.find(({ details }) => details.title === title)?.uid;
let dir = '';
let given: [Command, string, Role][];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'marquee-bot-runner-'));
  given = [];
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function openRunner(botRole: Role = 'all') {
  const keys = openCrewKeys(dir);
  const by = { madeBy: 'Ada', now: NOW };
  const bot = keys.make({ name: 'Bot', role: botRole, account: '' }, by)?.key ?? '';
  keys.make({ name: 'Grace', role: 'night', account: 'grace' }, by);
  const ask = createBotRunner({
    keys,
    site: { current: { schedule, revision: 'r', fetchedAt: '' } } as unknown as Site,
    run: async (command, { name, role }) => {
      given.push([command, name, role]);
      return { ok: true, cell: 'Schedule!F3' };
    },
    lastAct: () => 'did it',
    now: () => NOW,
    words: () => wordsFor('en'),
  });
  return { bot, ask, say: (line: string, account = 'Grace') => ask({ key: bot, account, text: line }) };
}

it.each<[string, Command]>([
  ['!delay 10', { act: 'slot', uid: uidOf('Quiz') ?? '', room: undefined, wish: { act: 'delay', by: 10 } }],
  [
    '!delay 5 min alien',
    { act: 'slot', uid: uidOf('Alien') ?? '', room: undefined, wish: { act: 'delay', by: 5 } },
  ],
  ['!cancel Quiz', { act: 'slot', uid: uidOf('Quiz') ?? '', room: undefined, wish: { act: 'cancel' } }],
  ['!hide alien', { act: 'slot', uid: uidOf('Alien') ?? '', room: undefined, wish: { act: 'hide' } }],
  [
    '!stream https://youtu.be/aqz-KE-bpKQ',
    {
      act: 'slot',
      uid: uidOf('The Fog') ?? '',
      room: undefined,
      wish: { act: 'stream', text: 'https://youtu.be/aqz-KE-bpKQ' },
    },
  ],
  ['!card  Be right back', { act: 'show', text: 'card: Be right back' }],
  ['!show Alien', { act: 'show', text: 'Alien' }],
  ['!hold', { act: 'hold', uid: uidOf('The Fog') ?? '' }],
  ['!go', { act: 'next' }],
  ['!RELEASE', { act: 'release' }],
  ['!undo', { act: 'undo' }],
])('does what a button does, with the rights of the account: %s', async (line, command) => {
  expect(await openRunner().say(line)).toBe('Grace (Bot) did it The sheet says so in Schedule!F3.');
  expect(given).toEqual([[command, 'Grace (Bot)', 'night']]);
});

it('does nothing for other accounts, for shows that it does not know, and for who is not the bot', async () => {
  const { say, ask, bot } = openRunner();
  expect(await say('!delay 10', 'mallory')).toContain('mallory');
  expect(await say('!cancel The Blob')).toMatch(/show/);
  expect(await say('!cancel')).toMatch(/show/);
  expect(await say('!delay soon')).toContain('!delay 10');
  for (let n = 0; n < 10; n++)
    expect(await ask({ key: `${bot}x`, account: 'grace', text: '!go' })).toBeNull();
  expect(given).toEqual([]);
  // The wrong keys of others keep nobody out.
  expect(await say('!go')).toContain('Grace');
});

it('lends nobody more rights than the key that asks has', async () => {
  await openRunner('look').say('!go');
  expect(given).toEqual([[{ act: 'next' }, 'Grace (Bot)', 'look']]);
});

it('is asked by the bot with a key in a header, and answers in the channel', async () => {
  const { bot, ask } = openRunner();
  const server = createServer(async (request, response) => {
    const [, key = ''] = /^Bearer (.*)$/.exec(request.headers.authorization ?? '') ?? [];
    const said = await ask({ key, ...JSON.parse(await text(request)) });
    response.writeHead(said === null ? 401 : 200).end(JSON.stringify({ said }));
    expect(request.url).toBe('/backstage/bot');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const plain = async (key: string) => toPlain((await siteAsker(site, key)('grace', '!go'))[0] ?? []);
  expect(await plain(bot)).toBe('Grace (Bot) did it The sheet says so in Schedule!F3.');
  expect(await plain('0123abcd-wrong-key-of-nobody')).toContain('BOT_CREW_KEY');
  server.close();
  expect(await plain(bot)).toContain('did not answer');
});

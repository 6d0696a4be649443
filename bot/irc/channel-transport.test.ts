import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { IrcConfig } from '#bot/env.ts';
import { PACE } from '#bot/pace.ts';
import { openBotDatabase } from '#bot/store/database.ts';
import { Outbox } from '#bot/store/outbox.ts';
import { connectClient } from '../../e2e/irc/clients.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { channelTransport } from './channel-transport.ts';
import { startSession } from './session.ts';

/** More than a history must have to count as one that was cut. */
const OTHERS = 45;

let server: Inspircd;
let folder = '';
let stopping: AbortController;

beforeEach(async () => {
  stopping = new AbortController();
  folder = mkdtempSync(join(tmpdir(), 'marquee-voice-'));
  server = await startInspircd();
}, 30_000);
afterEach(async () => {
  stopping.abort();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A bot that has just come, as after a crash. */
function comeWith(outbox: Outbox) {
  stopping.abort();
  stopping = new AbortController();
  const config: IrcConfig = {
    host: '127.0.0.1',
    port: server.ports.irc,
    tls: false,
    nick: 'marquee',
    account: null,
    password: null,
    adminChannel: '#crew',
    adminKey: null,
    publicChannel: null,
    operators: [],
    plain: false,
    lineInterval: 10,
  };
  const session = startSession(config, () => {}, stopping.signal, PACE.irc);
  return channelTransport(session, '#crew', outbox, stopping.signal);
}

it('knows what was said and what was not by a history that begins after the minute in which clocks may differ', async () => {
  const op = await connectClient({
    url: server.url,
    nick: 'op',
    channels: ['#crew'],
    pace: { burst: 100, interval: 1 },
  });
  op.client.mode('#crew', '+H', '200:1d');
  const outbox = new Outbox(openBotDatabase(folder));
  outbox.add(
    { destination: 'irc-admin', key: 'a', lines: ['the first', 'the second', 'the third'] },
    Date.now(),
  );
  const next = () => {
    const row = outbox.next('irc-admin');
    if (!row) throw new Error('Nothing is left.');
    return row;
  };
  const before = comeWith(outbox);
  const first = next();
  const said = await before.say(first, () => outbox.sending(first.id, Date.now()));
  outbox.said(first.id, said.outcome === 'said' ? said.proof : '');
  const second = next();
  await before.say(second, () => outbox.sending(second.id, Date.now()));

  for (let n = 0; n < OTHERS; n++) op.client.say('#crew', `line ${n}`);
  const isThere = (line: { text: string; status: string }) =>
    line.text === `line ${OTHERS - 1}` && line.status === 'there';
  await op.until(() => op.lines('#crew').some(isThere), 'the others');
  const after = comeWith(outbox);
  const inDoubt = next();
  expect(inDoubt).toMatchObject({ text: 'the second', state: 'sending' });
  const known = await after.wasSaid(inDoubt);
  expect(known).toEqual({ proof: expect.stringMatching(/./) });
  outbox.said(inDoubt.id, known ? known.proof : '');
  const third = next();
  outbox.sending(third.id, Date.now());
  expect(await after.wasSaid(next())).toBe(false);
  op.client.disconnect();
}, 60_000);

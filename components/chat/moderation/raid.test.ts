import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClient, type TestClient } from '../../../e2e/irc/clients.ts';
import { type Inspircd, startInspircd } from '../../../e2e/irc/inspircd.ts';
import { createFolding } from './folding.ts';
import { lowerShield, raiseShield } from './shield.ts';

/** A raid on a real InspIRCd: who is left with lines of it, and who can still write. */
const NICKS = 30;
let ircd: Inspircd;
const sockets: Socket[] = [];
const open: TestClient[] = [];

beforeAll(async () => {
  const modules = ['delaymsg', 'messageflood', 'chanfilter', 'exemptchanops'];
  ircd = await startInspircd({ extra: modules.map((name) => `<module name="${name}">`).join('') });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const { client } of open) client.disconnect();
  await ircd.close();
});

async function join(nick: string): Promise<TestClient> {
  const person = await connectClient({ url: ircd.url, nick });
  // The answer to a PING makes `until` look again.
  person.client.onEvent(createFolding(person.client, () => void person.client.ping()));
  person.client.join('#show');
  await person.until(() => person.room('#show')?.membersComplete === true);
  open.push(person);
  return person;
}

/** One of the wave, from an address of its own. */
const spammer = (i: number) =>
  new Promise<Socket>((resolve, reject) => {
    const at = { port: ircd.ports.irc, host: '127.0.0.1', localAddress: `127.3.0.${i + 1}` };
    const socket = connect(at).setEncoding('utf8');
    socket.on('error', reject);
    socket.on('data', (data: string) => {
      if (/ 001 /.test(data)) socket.write('JOIN #show\r\n');
      if (/ 366 /.test(data)) resolve(socket);
    });
    socket.write(`NICK promo${i}x\r\nUSER p 0 * :x\r\n`);
    sockets.push(socket);
  });

const left = (person: TestClient) =>
  person.lines('#show').filter(({ text, folded }) => text.startsWith('BUY') && folded === '').length;

it('ends at one press: no line of it is left on any screen, also of who comes later', async () => {
  const moderator = await join('moderator');
  moderator.client.mode('#show', '+H', '200:1h');
  const viewer = await join('viewer');
  const watcher = await join('watcher');
  const wave = await Promise.all(Array.from({ length: NICKS }, (_, i) => spammer(i)));
  viewer.client.say('#show', 'calm talk');
  let sent = 0;
  const write = () => {
    for (const socket of wave) socket.write(`PRIVMSG #show :BUY NOW ${sent++}\r\n`);
  };
  for (let round = 0; round < 4; round++) write();
  await moderator.until(() => left(moderator) === NICKS * 4);
  const room = moderator.room('#show');
  if (!room) throw new Error('not joined');
  expect(raiseShield(moderator.client, room, 'spam')).toBe(NICKS);
  await viewer.until(() => left(viewer) === 0);
  write();
  const [line] = viewer.client.say('#show', 'innocent words');
  await viewer.until(() => line?.status === 'there');
  // Links are for known people: for who wrote before, but not for who was here and silent.
  const [link] = viewer.client.say('#show', 'see https://film.example/');
  await viewer.until(() => link?.status === 'there');
  const [silent] = watcher.client.say('#show', 'see https://film.example/');
  await watcher.until(() => silent?.status === 'failed');
  await viewer.settled(moderator);
  expect([left(viewer), left(moderator)]).toEqual([0, 0]);
  expect(moderator.line('#show', 'calm talk')?.folded).toBe('');
  // A newcomer reads, and sees nothing of the wave; one of the wave who comes again cannot write.
  const late = await join('latecomer');
  await late.until(() => late.line('#show', 'calm talk') !== undefined && left(late) === 0);
  const [refused] = late.client.say('#show', 'hello?');
  await late.until(() => refused?.status === 'failed');
  await lowerShield(moderator.client, room);
  await moderator.settled(late);
  const [heard] = late.client.say('#show', 'hello!');
  await late.until(() => heard?.status === 'there');
  await moderator.until(() => room.members.get('viewer')?.prefixes === '');
}, 30_000);

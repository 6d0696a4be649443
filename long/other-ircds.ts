import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { banChoices, extbansOf } from '#lib/irc/moderation/extban.ts';
import { shieldOf } from '#lib/irc/moderation/shield.ts';
import { connectClient } from '../e2e/irc/clients.ts';
import { startBridge } from '../e2e/irc/webirc-bridge.ts';

// The chat on servers of Debian that have no WebSocket, through a bridge that passes addresses by WEBIRC.

const PASSWORD = 'bridge-for-tests';
const PATIENCE = 15_000;

type Ircd = { name: string; program: string; args(config: string): string[]; config(port: number): string };

const IRCDS: Ircd[] = [
  {
    name: 'ngircd',
    program: '/usr/sbin/ngircd',
    args: (config) => ['--nodaemon', '--config', config],
    config: (port) => `[Global]
Name = irc.marquee.test
Info = tests
Ports = ${port}
Listen = 127.0.0.1
[Limits]
MaxConnectionsIP = 0
MaxNickLength = 20
[Options]
Ident = no
DNS = no
PAM = no
WebircPassword = ${PASSWORD}
`,
  },
  {
    name: 'ircd-hybrid',
    program: '/usr/sbin/ircd-hybrid',
    args: (config) => [
      '-foreground',
      '-configfile',
      config,
      '-pidfile',
      `${config}.pid`,
      '-logfile',
      `${config}.log`,
    ],
    config: (
      port,
    ) => `serverinfo { name = "irc.marquee.test"; description = "tests"; network_name = "Tests"; max_nick_length = 20; };
admin { name = "Tests"; description = "tests"; email = "<tests@localhost>"; };
class { name = "users"; ping_time = 90 seconds; number_per_ip_local = 50; max_number = 100; sendq = 1 megabytes; };
listen { host = "127.0.0.1"; port = ${port}; };
auth { user = "*@127.0.0.1"; password = "${PASSWORD}"; encrypted = no; class = "users"; flags = webirc, exceed_limit; };
auth { user = "*@*"; class = "users"; };
general { disable_auth = yes; throttle_count = 100; throttle_time = 1 second; };
`,
  },
];

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Resolves once something listens there. */
async function listening(port: number): Promise<void> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = dial(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).on('error', () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing listens on port ${port}.`);
}

async function tryChat(url: string): Promise<Record<string, string>> {
  const join = (nick: string, address: string) =>
    connectClient({ url, nick, channels: ['#show'], headers: { 'x-forwarded-for': address } });
  const mod = await join('mod', '192.0.2.1');
  const bob = await join('bob', '192.0.2.2');
  const eve = await join('eve', '192.0.2.3');
  bob.client.say('#show', 'good evening');
  await bob.settled(mod, eve);
  await mod.client.learnHosts('#show');
  const channel = mod.room('#show');
  const { isupport, fold } = mod.client.state;
  const here = channel?.members.sorted().map(({ user }) => user) ?? [];
  const person = mod.client.state.user('eve');
  const [choice] = person ? banChoices(person, here, extbansOf(isupport), fold) : [];
  if (choice) mod.client.mode('#show', '+b', choice.mask);
  await mod.settled(eve);
  const [refused] = eve.client.say('#show', 'am I heard?');
  await eve.settled(bob);
  const heard = bob.line('#show', 'am I heard?') !== undefined;
  mod.client.kick('#show', 'eve', 'spam');
  await mod.settled(bob);
  for (const { client } of [mod, bob, eve]) client.disconnect();
  return {
    said: bob.line('#show', 'good evening') && mod.line('#show', 'good evening') ? 'yes' : 'no',
    addresses: [...new Set(here.map(({ host }) => host))].join(' '),
    'ban of one': `${choice?.mask}, fits ${choice?.fits}`,
    'the banned are heard': heard ? 'yes' : `no (${refused?.status})`,
    removed: bob.room('#show')?.members.has('eve') ? 'no' : 'yes',
    shield: shieldOf(isupport)
      .map(({ name, letters }) => `${name} +${letters}`)
      .join(', '),
    silence: extbansOf(isupport).quiet === null ? 'cannot' : 'can',
  };
}

export async function run(): Promise<void> {
  const results: Record<string, Record<string, string>> = {};
  for (const { name, program, args, config } of IRCDS) {
    if (!existsSync(program)) {
      console.log(`${name} is not installed: apt-get install ${name} (the two conflict).`);
      continue;
    }
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), 'marquee-ircd-'));
    const file = join(folder, 'ircd.conf');
    await writeFile(file, config(port));
    await Promise.all([chmod(folder, 0o777), chmod(file, 0o644)]);
    const drop = process.getuid?.() === 0 ? ['setpriv', '--reuid=irc', '--regid=irc', '--clear-groups'] : [];
    const [command = '', ...rest] = [...drop, program, ...args(file)];
    const child: ChildProcess = spawn(command, rest, { stdio: 'ignore' });
    const bridge = await startBridge(port, PASSWORD);
    try {
      await listening(port);
      results[name] = await tryChat(bridge.url);
    } finally {
      await bridge.close();
      child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  }
  console.table(results);
}

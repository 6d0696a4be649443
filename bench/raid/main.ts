import { connect, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import { type Crowd, gatherCrowd } from '../../e2e/chat/crowd.ts';
import { type Inspircd, startInspircd } from '../../e2e/irc/inspircd.ts';
import { OPER } from '../../e2e/irc/inspircd-config.ts';
import { startSite } from '../../e2e/site.ts';
import driver from '../chat/driver.mjs';

// Premiere night with a raid: a moderator's page, a viewer's page, and fifty nicks of a wave who write as fast as they may.

const CHANNEL = '#show';
const SPAM = 'BUY-NOW';
/** The modules of a network that is prepared: newcomers read first, and lines are counted. */
const MODULES = '<module name="delaymsg"><module name="messageflood"><delaymsg allownotice="no">';

type Wave = { sent(): number; stop(): void };

/** Somebody with a socket of their own, because a server trusts what another server passes on. */
function join(port: number, nick: string, address: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: address });
  socket.setNoDelay(true).setEncoding('utf8');
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('data', (data: string) => {
      const ping = /^PING (.*)$/m.exec(data);
      if (ping) socket.write(`PONG ${ping[1]}\r\n`);
      if (/ 001 /.test(data)) socket.write(`JOIN ${CHANNEL}\r\n`);
      if (/ 366 /.test(data)) resolve(socket);
    });
    socket.write(`NICK ${nick}\r\nUSER ${nick.slice(0, 8)} 0 * :x\r\n`);
  });
}

async function startWave(port: number, nicks: number, rate: number): Promise<Wave> {
  const sockets = await Promise.all(
    Array.from({ length: nicks }, (_, i) => join(port, `promo${i}x`, `127.3.${i >> 7}.${(i & 127) + 1}`)),
  );
  let sent = 0;
  const began = performance.now();
  const timer = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * rate;
    for (; sent < due; sent++)
      sockets[sent % nicks]?.write(
        `PRIVMSG ${CHANNEL} :${SPAM} cheap things at promo${sent}.example ${sent}\r\n`,
      );
  }, 5);
  return {
    sent: () => sent,
    stop() {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The first of a channel is its operator; here a crowd was first, so an operator of the network gives the rank. */
async function makeOperator(ircd: Inspircd, nick: string): Promise<void> {
  const warden = await join(ircd.ports.irc, 'warden', '127.0.0.1');
  warden.write(`OPER ${OPER.name} ${OPER.password}\r\nSAMODE ${CHANNEL} +o ${nick}\r\nQUIT\r\n`);
}

async function openPage(browser: Browser, url: string, nick: string, members: number): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await driver.join(page, { nick });
  await driver.loaded(page, { members });
  return page;
}

const spamOn = (page: Page) => page.locator('.mq-chat-line').filter({ hasText: SPAM, visible: true }).count();

/** Resolves to the ms from now until nothing of the wave is on the page and nothing comes for a second. */
async function untilClean(page: Page): Promise<number> {
  return page.evaluate(
    (spam) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        let dirtyAt = began;
        const look = () => {
          const now = performance.now();
          const lines = [...document.querySelectorAll('.mq-chat-line')];
          if (lines.some((line) => line.textContent?.includes(spam))) dirtyAt = now;
          if (now - dirtyAt > 1000 || now - began > 30_000) resolve(dirtyAt - began);
          else requestAnimationFrame(look);
        };
        look();
      }),
    SPAM,
  );
}

async function measure(
  browser: Browser,
  ircd: Inspircd,
  crowd: Crowd,
  url: string,
  { members, nicks, rate, seconds }: { members: number; nicks: number; rate: number; seconds: number },
) {
  const moderator = await openPage(browser, url, 'moderator', members);
  const viewer = await openPage(browser, url, 'viewer', members);
  await makeOperator(ircd, 'moderator');
  await moderator.getByRole('button', { name: 'Run the channel' }).waitFor();
  for (let person = 100; person < 120; person++) crowd.say(person, `calm talk of ${person}`);
  await viewer.getByText('calm talk of 119').waitFor();

  const wave = await startWave(ircd.ports.irc, nicks, rate);
  const ends = performance.now() + seconds * 1000;
  await viewer.locator('.mq-chat-line', { hasText: SPAM }).first().waitFor();
  // The moderator sees it, and needs some seconds to believe it.
  await moderator.waitForTimeout(5000);
  const before = await spamOn(viewer);

  let presses = 0;
  const began = performance.now();
  const clean = untilClean(viewer);
  await moderator.getByRole('button', { name: 'Run the channel' }).click();
  presses++;
  await moderator.getByRole('menuitem', { name: 'Raise the shield' }).click();
  presses++;
  const pressedMs = performance.now() - began;
  const cleanMs = await clean;

  crowd.say(200, 'an innocent goes on writing');
  await viewer.getByText('an innocent goes on writing').waitFor({ timeout: 5000 });
  // The wave goes on for its whole time; nothing of it may come back.
  await viewer.waitForTimeout(Math.max(0, ends - performance.now()));
  const left = [await spamOn(viewer), await spamOn(moderator)];
  const late = await openPage(browser, url, 'latecomer', members);
  await late.getByRole('log', { name: 'Chat' }).waitFor();
  await late.waitForTimeout(1500);
  left.push(await spamOn(late));
  const calm = await viewer.locator('.mq-chat-line', { hasText: /calm talk|innocent/ }).count();
  wave.stop();
  if (process.env.SHOTS) {
    await moderator.screenshot({ path: `${process.env.SHOTS}/raid-moderator.png` });
    await viewer.screenshot({ path: `${process.env.SHOTS}/raid-viewer.png` });
  }
  return {
    members,
    'lines of the wave': wave.sent(),
    'on a screen before': before,
    presses,
    'seconds to press': pressedMs / 1000,
    'seconds until viewers see none': cleanMs / 1000,
    'left: viewer, moderator, latecomer': left.join(', '),
    'calm lines still there': calm,
  };
}

/** `--members 5680 --nicks 50 --rate 200 --seconds 60`. */
export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      members: { type: 'string', default: '5680' },
      nicks: { type: 'string', default: '50' },
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '60' },
    },
  });
  const numbers = {
    members: Number(values.members),
    nicks: Number(values.nicks),
    rate: Number(values.rate),
    seconds: Number(values.seconds),
  };
  const stops: (() => unknown)[] = [];
  try {
    const ircd = await startInspircd({ extra: MODULES });
    stops.push(ircd.close);
    const crowd = await gatherCrowd(ircd.ports.link, CHANNEL, numbers.members - numbers.nicks);
    stops.push(crowd.close);
    const site = await startSite({
      sheet: { Schedule: 'Date,Start,Title,Stream\n' },
      env: { CHAT_URL: ircd.url, CHAT_CHANNEL: CHANNEL },
    });
    stops.push(site.stop);
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    stops.push(() => browser.close());
    const result = await measure(browser, ircd, crowd, site.url, {
      ...numbers,
      members: numbers.members - numbers.nicks,
    });
    if (json) console.log(JSON.stringify(result, null, 2));
    else console.table(result);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

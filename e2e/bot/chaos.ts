import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isLocked } from '../../bot/deploy/lock.ts';
import { connectClient, type TestClient } from '../irc/clients.ts';
import { startInspircd } from '../irc/inspircd.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { makeStage, type Stage, sendPush } from './test-bot.ts';

/** The results of the kills; every list is empty if all is well. */
export type ChaosReport = {
  kills: number;
  pushes: number;
  deploys: number;
  announcements: number;
  lost: string[];
  doubled: string[];
  deployedTwice: string[];
  /** Deploys without a beginning or an end, pushes that were taken twice or not at all, locks that stayed. */
  wrong: string[];
};

/** Kills fall between the start of the process and this, ms: before it listens, while it joins, speaks, deploys. */
const LATEST_KILL = 2600;
const SETTLE_LIMIT = 90_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Kills a bot with `kill -9`, again and again at random instants, while pushes come in and are deployed. Then it lets one
 * run, and compares the lines that the bot had to say with those that a person in the channel and a webhook received.
 */
export async function chaos(
  kills: number,
  random: () => number,
  progress: (done: number) => void,
): Promise<ChaosReport> {
  const server = await startInspircd();
  const hook = await startHook();
  const stage = await makeStage(server.ports.irc, { BOT_PLAIN: 'yes', BOT_DISCORD_WEBHOOK: hook.url });
  stage.repositories.hook('post-receive', `sleep 0.2; echo "$new" >> '${join(stage.folder, 'deployed')}'`);
  const watcher = await connectClient({ url: server.url, nick: 'watcher', channels: ['#crew', '#lobby'] });
  watcher.client.mode('#crew', '+H', '200:1d');
  await watcher.client.ping();

  const pushes: { after: string; taken: boolean }[] = [];
  /** Sends pushes again that were not answered, as a forge does. */
  const deliver = async (bot: BotProcess) => {
    for (const push of pushes) {
      if (push.taken) continue;
      const status = await sendPush(bot.port, { after: push.after }).catch(() => 0);
      push.taken = status === 202 || status === 409;
    }
  };

  let bot: BotProcess | null = null;
  // Every process is stopped even after an error, because a test whose child still runs does not end.
  try {
    for (let done = 0; done < kills; done++) {
      const instant = wait(random() * LATEST_KILL);
      // Half of the kills come at the worst time: within 12 ms after a line was heard.
      const lives =
        random() < 0.5
          ? instant
          : Promise.race([spoke(watcher).then(() => wait(random() * 12)), wait(LATEST_KILL)]);
      bot = await startBotProcess(stage.env);
      // Without any push there would be nothing to lose.
      if (done === 0 || random() < 0.6)
        pushes.push({ after: stage.repositories.commit(`page ${done}`), taken: false });
      const delivering = deliver(bot);
      await lives;
      await bot.kill();
      await delivering;
      progress(done + 1);
    }

    bot = await startBotProcess(stage.env);
    await deliver(bot);
    await settled(stage);
    await watcher.client.ping();
    const heard = watcher.wire.flatMap(
      (line) => /:marquee_*![^ ]+ PRIVMSG #crew :(.*)$/.exec(line)?.[1] ?? [],
    );
    return examine(stage, kills, pushes, heard, hook.heard);
  } finally {
    await bot?.kill();
    watcher.client.disconnect();
    await hook.close();
    await stage.close();
    await server.close();
  }
}

/** Resolves when the bot says something from now on. */
function spoke(watcher: TestClient): Promise<void> {
  const before = watcher.wire.length;
  const isSpeech = (line: string) => line.includes(':marquee') && line.includes(' PRIVMSG ');
  return watcher.until(() => watcher.wire.slice(before).some(isSpeech)).catch(() => {});
}

function open(stage: Stage): DatabaseSync {
  return new DatabaseSync(join(stage.folder, 'data', 'bot', 'bot.sqlite'), { timeout: 5000 });
}

async function settled(stage: Stage): Promise<void> {
  const until = Date.now() + SETTLE_LIMIT;
  const database = open(stage);
  const count = (sql: string) => Number(database.prepare(`SELECT count(*) AS n FROM ${sql}`).get()?.n);
  while (
    count(`outbox WHERE state IN ('waiting', 'sending')`) > 0 ||
    count('pushes WHERE deploy IS NULL') > 0 ||
    count('deploys WHERE finished_at IS NULL') > 0
  ) {
    if (Date.now() > until) throw new Error('The bot did not come to rest.');
    await wait(100);
  }
  database.close();
}

function examine(
  stage: Stage,
  kills: number,
  pushes: readonly { after: string }[],
  heard: readonly string[],
  hooked: readonly string[],
): ChaosReport {
  const database = open(stage);
  const texts = (destination: string) =>
    database
      .prepare('SELECT text FROM outbox WHERE destination = ?')
      .all(destination)
      .map((row) => String(row.text));
  const settledHow = (text: string) =>
    database
      .prepare('SELECT id, state, proof FROM outbox WHERE text = ?')
      .all(text)
      .map((row) => ` [row ${row.id} ${row.state} ${row.proof}]`)
      .join('');
  const inChannel = compare(texts('irc-admin'), heard);
  const atHook = compare(texts('discord'), hooked);
  const wrong: string[] = [];
  const known = database
    .prepare('SELECT push FROM pushes')
    .all()
    .map((row) => JSON.parse(String(row.push)).commits[0].id);
  wrong.push(
    ...compare(
      pushes.map(({ after }) => after),
      known,
    ).doubled.map((id) => `push ${id} was taken twice`),
  );
  wrong.push(
    ...compare(
      pushes.map(({ after }) => after),
      known,
    ).lost.map((id) => `push ${id} was lost`),
  );
  const deploys = database
    .prepare('SELECT id FROM deploys')
    .all()
    .map((row) => Number(row.id));
  for (const id of deploys)
    for (const part of ['begins', 'ends'])
      if (
        database
          .prepare(`SELECT 1 FROM outbox WHERE destination = 'irc-admin' AND key = ?`)
          .get(`deploy:${id}:${part}`) === undefined
      )
        wrong.push(`deploy ${id} never ${part}`);
  const { repositories } = stage;
  const deployed = repositories.deployed();
  if (pushes.length > 0 && deployed.at(-1) !== pushes.at(-1)?.after)
    wrong.push('the last push is not what is live');
  const folder = join(stage.folder, 'data', 'bot');
  if (isLocked(join(folder, 'git.lock'))) wrong.push('the lock of git is held');
  for (const file of readdirSync(join(folder, 'repository.git'), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.lock')) wrong.push(`git left ${file}`);
  const lost = [...inChannel.lost, ...atHook.lost].map((text) => text + settledHow(text));
  database.close();
  return {
    kills,
    pushes: pushes.length,
    deploys: deployed.length,
    announcements: heard.length + hooked.length,
    lost,
    doubled: [...inChannel.doubled, ...atHook.doubled],
    deployedTwice: deployed.filter((revision, i) => deployed.indexOf(revision) !== i),
    wrong,
  };
}

/** The lines that are missing in `heard`, and those that are there too often. */
function compare(meant: readonly string[], heard: readonly string[]): { lost: string[]; doubled: string[] } {
  const left = [...meant];
  const doubled: string[] = [];
  for (const text of heard) {
    const at = left.indexOf(text);
    if (at < 0) doubled.push(text);
    else left.splice(at, 1);
  }
  return { lost: left, doubled };
}

/** The server that an outgoing webhook calls. */
async function startHook(): Promise<{ url: string; heard: string[]; close(): Promise<void> }> {
  const heard: string[] = [];
  const hook = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      heard.push(JSON.parse(body).content);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`,
    heard,
    close: () => new Promise((resolve) => hook.close(() => resolve())),
  };
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startBotProcess } from '../../e2e/bot/bot-process.ts';
import { chaos } from '../../e2e/bot/chaos.ts';
import { makeStage, sendPush } from '../../e2e/bot/test-bot.ts';
import { connectClient } from '../../e2e/irc/clients.ts';
import { startInspircd } from '../../e2e/irc/inspircd.ts';

const PUSHES = 1000;
const SECONDS = 60;
const TIPS = 22;
const EDITS = 20;
const MEMORY_EVERY = 5000;
const MB = 1_000_000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function option(args: readonly string[], name: string): number | null {
  const at = args.indexOf(name);
  return at < 0 ? null : Number(args[at + 1]);
}

/** 1,000 signed pushes in a minute, each over a connection of its own, as forges send them; git, IRC and the hook are real. */
async function burst(count: number, seconds: number) {
  const server = await startInspircd();
  const stage = await makeStage(server.ports.irc, { BOT_LINE_MS: '500' });
  stage.repositories.hook('post-receive', `sleep 1; echo "$new" >> '${join(stage.folder, 'deployed')}'`);
  // Made beforehand: a git that is started takes longer than a push takes to be answered.
  const tips = Array.from({ length: TIPS }, (_, i) => stage.repositories.commit(`page ${i}`));
  const tip = join(stage.repositories.forge, 'refs', 'heads', 'main');
  const moveTip = (i: number) => writeFile(tip, `${tips[i] ?? ''}\n`);
  await moveTip(0);
  const watcher = await connectClient({ url: server.url, nick: 'watcher', channels: ['#crew'] });
  const bot = await startBotProcess(stage.env);
  await watcher.until(() => watcher.room('#crew')?.members.has('marquee') === true, 'the bot');

  const times: number[] = [];
  const statuses = new Map<number, number>();
  const memory: number[] = [];
  const meter = setInterval(() => memory.push(bot.memory()), MEMORY_EVERY);
  const began = performance.now();
  const sent: Promise<void>[] = [];
  for (let i = 0; i < count; i++) {
    await wait(Math.max(0, began + (i * seconds * 1000) / count - performance.now()));
    if (i % 50 === 49) await moveTip(Math.min(Math.ceil(i / 50), TIPS - 2));
    const at = performance.now();
    sent.push(
      sendPush(bot.port).then((status) => {
        times.push(performance.now() - at);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }),
    );
  }
  await Promise.all(sent);
  const last = tips.at(-1) ?? '';
  await moveTip(TIPS - 1);
  await sendPush(bot.port, { after: last });
  const database = new DatabaseSync(join(stage.env.DATA_DIR ?? '', 'bot', 'bot.sqlite'), { timeout: 5000 });
  const open = database.prepare(
    'SELECT (SELECT count(*) FROM pushes WHERE deploy IS NULL) + (SELECT count(*) FROM deploys WHERE finished_at IS NULL) AS n',
  );
  while (Number(open.get()?.n) > 0) await wait(200);
  const [row] = database.prepare('SELECT count(*) AS deploys FROM deploys').all();
  database.close();
  clearInterval(meter);
  memory.push(bot.memory());
  const deployed = stage.repositories.deployed();
  await bot.kill();
  watcher.client.disconnect();
  await stage.close();
  await server.close();
  times.sort((a, b) => a - b);
  return {
    pushes: count,
    seconds,
    taken: statuses.get(202) ?? 0,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    longest: times.at(-1) ?? Number.NaN,
    deploys: Number(row?.deploys),
    lastIsLive: deployed.at(-1) === last,
    memoryMB: memory.map((bytes) => Math.round(bytes / MB)),
  };
}

/** From an edit that the site serves to the TAGMSG in a viewer's client, ms. */
async function edits(count: number) {
  const server = await startInspircd();
  const stage = await makeStage(server.ports.irc);
  const schedule = (revision: number) => ({
    revision: `r${revision}`,
    title: 'Bench',
    timeZone: 'UTC',
    settings: { startingSoon: 15, overrun: 60 },
    override: null,
    rooms: [],
    slots: [],
  });
  stage.site.schedule = schedule(0);
  const viewer = await connectClient({ url: server.url, nick: 'viewer', channels: ['#lobby'] });
  const bot = await startBotProcess(stage.env);
  await viewer.until(() => viewer.room('#lobby')?.members.has('marquee') === true, 'the bot');
  viewer.client.mode('#lobby', '+v', 'marquee');
  await viewer.client.ping();
  const heard = () => viewer.events.filter((event) => event.type === 'tagmsg').length;
  const times: number[] = [];
  for (let n = 1; n <= count; n++) {
    // Not in step with the bot's clock.
    await wait(Math.random() * 1000);
    const at = performance.now();
    stage.site.schedule = schedule(n);
    await viewer.until(() => heard() === n, 'a TAGMSG');
    times.push(performance.now() - at);
  }
  await bot.kill();
  viewer.client.disconnect();
  await stage.close();
  await server.close();
  times.sort((a, b) => a - b);
  return { edits: count, p50: quantile(times, 0.5), longest: times.at(-1) ?? Number.NaN };
}

/** `--kills N` instead: N times `kill -9` at random instants. `--pushes N`, `--seconds N`: another burst. */
export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const kills = option(args, '--kills');
  if (kills !== null) {
    const report = await chaos(kills, Math.random, (done) => {
      if (!json && done % 20 === 0) console.error(`${done} of ${kills} kills`);
    });
    if (json) console.log(JSON.stringify(report));
    else
      console.table({
        ...report,
        lost: report.lost.length,
        doubled: report.doubled.length,
        deployedTwice: report.deployedTwice.length,
        wrong: report.wrong.length,
      });
    for (const [what, items] of Object.entries(report))
      if (Array.isArray(items) && !json) for (const item of items) console.log(`${what}: ${item}`);
  } else {
    const heard = await edits(EDITS);
    const result = await burst(option(args, '--pushes') ?? PUSHES, option(args, '--seconds') ?? SECONDS);
    if (json) console.log(JSON.stringify({ ...result, edits: heard }));
    else
      console.table({
        'pushes taken': `${result.taken} of ${result.pushes} in ${result.seconds} s`,
        'answered, median': `${result.p50.toFixed(1)} ms`,
        'answered, p99': `${result.p99.toFixed(1)} ms`,
        'answered, longest': `${result.longest.toFixed(1)} ms`,
        deploys: result.deploys,
        'the last push is live': result.lastIsLive,
        'memory, MB': result.memoryMB.join(' '),
        'an edit reaches a viewer, median': `${heard.p50.toFixed(0)} ms`,
        'an edit reaches a viewer, longest': `${heard.longest.toFixed(0)} ms`,
      });
  }
  process.exit();
}

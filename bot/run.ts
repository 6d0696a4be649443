import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SECOND } from '#lib/time.ts';
import { transaction } from '#platform/database.ts';
import { WrongEnvironment } from '#platform/env/read.ts';
import { tryLock } from '#platform/lock.ts';
import type { Log } from '#platform/log.ts';
import { PushStore } from '#platform/push/store.ts';
import { finishRestore } from '#platform/restore-plan.ts';
import { readSiteStatus } from '#platform/site-status.ts';
import { createAnnounce } from './announce/announcer.ts';
import { deliver, type Transport } from './announce/delivery.ts';
import { webhookTransport } from './announce/webhook-transport.ts';
import { siteAsker } from './commands/night-commands.ts';
import { hasFlock } from './deploy/lock.ts';
import { openDeploys } from './deploy/open-deploys.ts';
import type { BotConfig } from './env.ts';
import { PACE, type Pace } from './pace.ts';
import { placesOf, webhooksOf } from './places.ts';
import { pushTransport } from './push/push-transport.ts';
import { LANES, laneOf, PushWatch } from './push/push-watch.ts';
import { SheetWatch } from './sheet-watch.ts';
import { afterShow } from './shows/after-show.ts';
import { followSite } from './shows/follow-site.ts';
import type { Schedule } from './shows/schedule.ts';
import { ShowWatch } from './shows/show-watch.ts';
import { startIrc } from './start-irc.ts';
import { BotState } from './store/bot-state.ts';
import { keepSynced, openBotDatabase } from './store/database.ts';
import { Deploys } from './store/deploys.ts';
import { Moderation } from './store/moderation.ts';
import { Outbox } from './store/outbox.ts';
import { Reminders } from './store/reminders.ts';
import { webhookListener } from './webhook/listener.ts';

const PRUNE_EVERY = 3600 * SECOND;
const REQUEST_LIMIT = 10 * SECOND;

export type Bot = { port: number; stop(): Promise<void> };

/**
 * Starts the bot and resolves when its webhook can be reached.
 * @throws WrongEnvironment if another bot has the data folder, the port is taken, or a program is missing
 */
export async function runBot(config: BotConfig, log: Log, pace: Pace = PACE): Promise<Bot> {
  await finishRestore(config.dataDir);
  const folder = join(config.dataDir, 'bot');
  const lock = tryLock(folder);
  if (!lock) throw new WrongEnvironment(['DATA_DIR is in use by another bot: there can be one only.']);
  if (config.deploy && !hasFlock())
    throw new WrongEnvironment(['DEPLOY_FROM needs the program flock, of the package util-linux.']);

  const stopping = new AbortController();
  const { signal } = stopping;
  const now = Date.now;
  const database = openBotDatabase(folder);
  const endSync = keepSynced(folder);
  const facts = new BotState(database);
  const outbox = new Outbox(database);
  const deploys = new Deploys(database);
  const reminders = new Reminders(database);
  const moderation = new Moderation(database);
  const announce = createAnnounce(database, outbox, placesOf(config), now);
  const work: Promise<void>[] = [];
  const timers: NodeJS.Timeout[] = [];
  const every = (ms: number, run: () => void) => timers.push(setInterval(run, ms));

  const { irc } = config;
  const deploying =
    config.deploy &&
    openDeploys({ config: config.deploy, database, deploys, facts, announce, folder, now, log, signal });
  if (deploying) work.push(deploying.run());
  const webhook = createServer(
    { requestTimeout: REQUEST_LIMIT, headersTimeout: REQUEST_LIMIT, connectionsCheckingInterval: SECOND },
    webhookListener(deploying?.webhook ?? null),
  );

  // ---- shows and the sheet ----
  const siteUrl = config.siteUrl.href;
  const plain = irc?.plain ?? true;
  const shows = new ShowWatch({ database, facts, outbox, reminders, announce, siteUrl, plain });
  const pushStore = config.push && new PushStore(config.dataDir);
  const push =
    pushStore && new PushWatch({ store: pushStore, outbox, atOnce: (run) => transaction(database, run) });
  const sheet = new SheetWatch(database, facts, announce);
  every(pace.status, () => {
    const status = readSiteStatus(config.statusFile);
    if (!status) return;
    sheet.look(status, now());
    const watched = afterShow(status, shows.schedule?.timeZone ?? 'UTC', now());
    if (watched) announce('crew', watched);
  });
  every(PRUNE_EVERY, () => {
    outbox.prune(now());
    moderation.log.prune(now());
    pushStore?.prune(now());
  });

  // ---- places of announcements ----
  const say = (destination: string, transport: Transport, unordered = false) => {
    work.push(deliver({ outbox, destination, transport, now, log, signal, unordered }));
  };
  for (const { kind, url } of webhooksOf(config)) say(kind, webhookTransport(kind, url));
  if (config.push && pushStore) {
    const transport = pushTransport({
      ...config.push,
      store: pushStore,
      schedule: () => shows.schedule,
      now,
      again: pace.pushAgain,
    });
    for (let lane = 0; lane < LANES; lane++) say(laneOf(lane), transport, true);
  }
  const lookAtChannel = irc
    ? startIrc({
        config: irc,
        pace: pace.irc,
        outbox,
        reminders,
        moderation,
        announce,
        siteUrl,
        folder,
        viewers: () => readSiteStatus(config.statusFile)?.viewers ?? null,
        schedule: () => shows.schedule,
        crew: deploying?.crew ?? null,
        askSite: config.crewKey ? siteAsker(config.site, config.crewKey) : null,
        say,
        now,
        log,
        signal,
      })
    : () => {};
  const look = () => {
    shows.tick(now());
    if (shows.schedule) push?.tick(shows.schedule, now());
    lookAtChannel();
  };
  const changed = (schedule: Schedule) => {
    shows.changed(schedule, now());
    look();
  };
  work.push(followSite(config.site, changed, pace, log, signal));
  every(pace.tick, look);

  const port = await listenOn(webhook, config.port, config.host);
  log('info', 'bot listening', { port, deploys: config.deploy !== null });
  return {
    port,
    async stop() {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      webhook.close();
      webhook.closeAllConnections();
      await Promise.all(work);
      endSync();
      database.close();
      pushStore?.close();
      lock.release();
    },
  };
}

function listenOn(server: ReturnType<typeof createServer>, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') reject(error);
      else reject(new WrongEnvironment([`BOT_PORT: port ${port} is taken by another program.`]));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WrongEnvironment } from '#lib/env/read.ts';
import type { Log } from '#lib/log.ts';
import { PushStore } from '#lib/push/store.ts';
import { tryLock } from '#lib/sheet/lock.ts';
import { createAnnounce } from './announce/announcer.ts';
import { deliver, type Voice } from './announce/delivery.ts';
import { webhookVoice } from './announce/webhook-voice.ts';
import { Deployer } from './deploy/deployer.ts';
import { siteState } from './deploy/health.ts';
import { hasFlock } from './deploy/lock.ts';
import { Mirror } from './deploy/mirror.ts';
import type { BotConfig } from './env.ts';
import { startIrc } from './irc/start-irc.ts';
import { PACE, type Pace } from './pace.ts';
import { placesOf, webhooksOf } from './places.ts';
import { pushVoice } from './push/push-voice.ts';
import { LANES, laneOf, PushWatch } from './push/push-watch.ts';
import { SheetWatch } from './sheet-watch.ts';
import { followSite } from './shows/follow-site.ts';
import type { Schedule } from './shows/schedule.ts';
import { ShowWatch } from './shows/show-watch.ts';
import { readSiteStatus } from './site-status.ts';
import { keepSynced, openDatabase, transaction } from './store/database.ts';
import { Deploys } from './store/deploys.ts';
import { Facts } from './store/facts.ts';
import { Outbox } from './store/outbox.ts';
import { Reminders } from './store/reminders.ts';
import { webhookDoor } from './webhook/door.ts';

const SECOND = 1000;
const PRUNE_EVERY = 3600 * SECOND;
const REQUEST_LIMIT = 10 * SECOND;

export type Bot = { port: number; stop(): Promise<void> };

/**
 * Starts the bot and resolves when its webhook can be reached.
 * @throws WrongEnvironment where another bot has the data folder, the port is taken, or a program is missing
 */
export async function runBot(config: BotConfig, log: Log, pace: Pace = PACE): Promise<Bot> {
  const folder = join(config.dataDir, 'bot');
  const lock = tryLock(folder);
  if (!lock) throw new WrongEnvironment(['DATA_DIR is in use by another bot: there can be one only.']);
  if (config.deploy && !hasFlock())
    throw new WrongEnvironment(['DEPLOY_FROM needs the program flock, of the package util-linux.']);

  const stopping = new AbortController();
  const { signal } = stopping;
  const now = Date.now;
  const database = openDatabase(folder);
  const endSync = keepSynced(folder);
  const facts = new Facts(database);
  const outbox = new Outbox(database);
  const deploys = new Deploys(database);
  const reminders = new Reminders(database);
  const announce = createAnnounce(database, outbox, placesOf(config), now);
  const work: Promise<void>[] = [];
  const timers: NodeJS.Timeout[] = [];
  const every = (ms: number, run: () => void) => timers.push(setInterval(run, ms));

  // ---- deploys ----
  const { deploy, irc } = config;
  const mirror = deploy && new Mirror(folder, deploy, signal);
  const deployer =
    deploy && mirror
      ? new Deployer({ config: deploy, database, deploys, facts, mirror, announce, folder, now, log, signal })
      : null;
  if (deployer) work.push(deployer.run());
  const door = createServer(
    { requestTimeout: REQUEST_LIMIT, headersTimeout: REQUEST_LIMIT, connectionsCheckingInterval: SECOND },
    webhookDoor(
      deploy && deployer && { ...deploy, take: (digest, push) => deployer.takePush(digest, push), now, log },
    ),
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
    if (status) sheet.look(status, now());
  });
  every(PRUNE_EVERY, () => {
    outbox.prune(now());
    pushStore?.prune(now());
  });

  // ---- where it is said ----
  const say = (destination: string, voice: Voice, unordered = false) => {
    work.push(deliver({ outbox, destination, voice, now, log, signal, unordered }));
  };
  for (const { kind, url } of webhooksOf(config)) say(kind, webhookVoice(kind, url));
  if (config.push && pushStore) {
    const voice = pushVoice({
      ...config.push,
      store: pushStore,
      schedule: () => shows.schedule,
      now,
      again: pace.pushAgain,
    });
    for (let lane = 0; lane < LANES; lane++) say(laneOf(lane), voice, true);
  }
  const crew = deploy &&
    deployer &&
    mirror && {
      deployer,
      deploys,
      mirror,
      folder,
      branch: deploy.branch,
      siteState: () => siteState(deploy.healthUrl),
      now,
    };
  const lookAtChannel = irc
    ? startIrc({
        config: irc,
        pace: pace.irc,
        outbox,
        reminders,
        siteUrl,
        schedule: () => shows.schedule,
        crew,
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

  const port = await listenOn(door, config.port, config.host);
  log('info', 'bot listening', { port, deploys: deploy !== null });
  return {
    port,
    async stop() {
      stopping.abort();
      for (const timer of timers) clearInterval(timer);
      door.close();
      door.closeAllConnections();
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

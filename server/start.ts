import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Site } from '#lib/site/current.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { WrongEnvironment } from '#platform/env/read.ts';
import { log } from '#platform/log.ts';
import { finishRestore } from '#platform/restore-plan.ts';
import { CONTENT_FILE, keepArchive } from '#server/archive/keep-archive.ts';
import { createBackstage } from '#server/backstage/backstage.ts';
import { createEdits } from '#server/backstage/edits.ts';
import { openOverrides } from '#server/backstage/override.ts';
import { keepStatusFile } from '#server/backstage/status.ts';
import { createTakenAnswer } from '#server/chat/taken-answer.ts';
import { startDemoChat } from '#server/demo/demo-irc.ts';
import { openLive } from '#server/live/live.ts';
import { watchSite } from '#server/metrics/watch-site.ts';
import { leaveBuffersOutOfJson } from '#server/pages/json-of-buffers.ts';
import { openPages } from '#server/pages/open-pages.ts';
import { calendarPath } from '#server/pages/room-calendars.ts';
import { openReminders } from '#server/reminders/reminders.ts';
import { followSchedule } from '#server/schedule/follow-schedule.ts';
import { themeFiles } from '#server/schedule/theme-files.ts';
import { reportFonts } from '#server/share/report-fonts.ts';
import { openStreams } from '#server/streams/open-streams.ts';
import { keepLoad } from '#server/viewers/keep-load.ts';
import nextConfig from '../next.config.mjs';
import { alwaysAnswer, REQUEST_LIMITS } from './always-answer.ts';
import { answerViewers, type Handler } from './answer-viewers.ts';
import { build, builtCommit, stampedCommit } from './build.ts';
import { followConnections } from './drain.ts';
import { type Config, readEnv } from './env.ts';
import { contentSecurityPolicy, securityHeaders } from './headers.ts';
import { handOver } from './services.ts';

/**
 * How long (ms) the port stays closed until the first schedule is there. After that, viewers see a page that says that it is
 * coming.
 */
const FIRST_SCHEDULE = 4000;
/**
 * How long (ms) requests and writes under way may take after the site is told to stop; the program that stops it waits for
 * ten seconds.
 */
const DRAIN = 8000;

function configuration(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return readEnv(process.env);
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    for (const sentence of error.sentences) console.error(sentence);
    console.error('Nothing was started. .env.example lists every variable with an example.');
    process.exit(1);
  }
}

/** The files in public/emotes, for the chat. */
function emoteFiles(): string[] {
  const folder = 'public/emotes';
  return existsSync(folder)
    ? readdirSync(folder).filter((name) => /\.(avif|gif|png|svg|webp)$/.test(name))
    : [];
}

const listen = (server: Server, port: number, host: string) =>
  new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

async function nextHandler(): Promise<Handler> {
  // Next reads NODE_ENV when it is loaded.
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  leaveBuffersOutOfJson();
  const { default: next } = await import('next');
  // Next reads the file once more by itself, so it must stay JavaScript: the image has no compiler.
  const app = next({ dev: false, conf: nextConfig });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => {
    request.url = calendarPath(request.url ?? '/');
    return handle(request, response);
  };
}

/** The reader of the log may go away. Then a write fails, which must not end the site, nor make Next report it for ever. */
function surviveDeafLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** The value of an option of the command line, such as `--content FILE`. */
function argument(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

/** The state of the site before there is a schedule. */
function newSite(
  config: Config,
  { chatUrl, commit }: { chatUrl: string | null; commit: string },
  parts: Pick<Site, 'archive' | 'loads' | 'reader' | 'isPublished'>,
): Site {
  return {
    ...parts,
    config: {
      chat: { ...config.chat, url: chatUrl },
      demo: config.demo,
      siteUrl: config.siteUrl.origin,
      embedHosts: config.embedHosts,
      chatChannels: config.chatChannels,
      embeds: config.embeds,
      locale: config.locale,
      emotes: emoteFiles(),
      themeFiles: themeFiles(),
      checkPage: config.checkPage,
      build: commit,
      revalidateToken: randomBytes(24).toString('hex'),
    },
    current: null,
    served: null,
    known: {},
  };
}

/** Opens the port for everybody. Returns what closes it, once all requests under way are answered. */
async function listenForViewers(
  config: Config,
  { config: { build }, served }: Site,
  handler: Handler,
): Promise<() => Promise<void>> {
  const server = createServer(REQUEST_LIMITS, alwaysAnswer(handler, log));
  const drain = followConnections(server);
  const port = await listen(server, config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(
      `PORT: port ${config.port} is taken by another program. Stop it, or set PORT to another number.`,
    );
    process.exit(1);
  });
  log('info', 'listening', { port, build, demo: config.demo, serving: served !== null });
  console.error(
    `Marquee is on http://localhost:${port}${config.demo ? ' (the demo: nothing is configured)' : ''}`,
  );
  return drain;
}

function stopOnSignal(stop: () => Promise<void>): void {
  const end = (signal: NodeJS.Signals) => {
    log('info', 'stopping', { signal });
    setTimeout(() => process.exit(0), DRAIN).unref();
    void stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

async function main(): Promise<void> {
  surviveDeafLog();
  const config = configuration();
  // `--built`: an image, or a test, made the build itself, and the age of its files says nothing.
  const commit = process.argv.includes('--built') ? stampedCommit() : (builtCommit() ?? (await build()));

  await finishRestore(config.dataDir);
  const demoChat = await startDemoChat(config);
  const chatUrl = config.chat.url ?? demoChat?.url ?? null;
  const dataDir = config.demo ? null : config.dataDir;
  const { now } = Date;

  const handle = await nextHandler();
  // The site's own way to its pages: they are made before the first viewer is let in.
  const inner = createServer(alwaysAnswer(handle, log));
  const origin = `http://127.0.0.1:${await listen(inner, 0, '127.0.0.1')}`;

  const schedule = () => site.current?.schedule ?? null;
  const archive = keepArchive({
    dataDir,
    publicFolder: 'public',
    contentFile: argument('--content') ?? CONTENT_FILE,
    schedule,
    onChange: () => void warmer.refresh(),
    log,
    now,
  });
  const load = keepLoad({ dataDir, site: () => site, now, log });
  const reader = {
    readAt: () => followed.sheet.accepted()?.fetchedAt ?? null,
    waitingTitle: () => followed?.sheet.status().rejected?.schedule.title ?? null,
    isSilent: () => followed.sheet.status().isReaderSilent,
  };
  const isPublished = () => published?.isServed() ?? true;
  const site = newSite(config, { chatUrl, commit }, { archive, loads: load.shows, reader, isPublished });
  const live = openLive({
    nginx: config.publishDir ? `http://127.0.0.1:${config.livePort}` : null,
    rooms: () => schedule()?.rooms.map(({ slug }) => slug) ?? [],
    isShown: () => schedule()?.settings.viewers === 'shown',
    log,
  });
  live.onCount(load.take);
  const { notFound, ownPages, published, warmer } = await openPages({
    origin,
    site,
    dir: config.publishDir,
    policy: contentSecurityPolicy(config, chatUrl),
    tell: live.tell,
  });

  const streams = await openStreams(config);
  const edits = createEdits(now);
  const overrides = await openOverrides({
    dataDir: config.dataDir,
    now,
    onChange: () => followed.serveAgain(),
    log,
  });
  const followed = followSchedule({
    config,
    site,
    warmer,
    prepare(accepted) {
      edits.note(accepted);
      return overrides.apply(accepted);
    },
    found: streams.found,
  });
  const { sheet } = followed;
  const checks = streams.watch(site, followed);
  const viewers = () => ({ ...live.viewers(), chat: load.chatMembers() });
  const reminders = openReminders(config, site);
  const backstage = createBackstage({
    config,
    site,
    followed,
    overrides,
    edits,
    streams: checks.list,
    viewers,
    load,
  });
  handOver({ site, backstage, reminders: reminders.service, wordsFor, memory: new Map() });
  await followed.start();
  backstage.settle();

  const sheetFails = () => sheet.status().lastError !== null;
  const watch = watchSite({ config, site, live, load, sheetFails, log });
  const endStatusFile = keepStatusFile({
    ...sheet,
    dataDir: config.dataDir,
    viewers: () => ({ viewers: viewers().all, rooms: viewers().rooms, lastShow: load.lastShow() }),
    log,
  });
  // This runs beside everything else, and nothing waits for it.
  void followed.first.then(archive.readNotes);
  await Promise.race([followed.first, new Promise((resolve) => setTimeout(resolve, FIRST_SCHEDULE).unref())]);

  const answerTaken = createTakenAnswer(dataDir, now);
  const headers = securityHeaders(config, chatUrl);
  const drain = await listenForViewers(
    config,
    site,
    answerViewers({ handle, headers, live, watch, answerTaken, notFound, ownPages, published }),
  );

  void reportFonts(log);

  stopOnSignal(async () => {
    const answered = drain();
    checks.stop();
    watch.stop();
    live.close();
    demoChat?.close();
    // An accepted sheet is kept and published first; the publisher fetches its pages from this process.
    const kept = [followed.stop(), endStatusFile(), overrides.stop(), published?.stop()];
    await Promise.allSettled([answered, ...kept]);
    reminders.close();
    archive.stop();
    load.close();
  });
}

await main();

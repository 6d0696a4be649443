import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WrongEnvironment } from '#lib/env/read.ts';
import { publicPaths } from '#lib/feeds/public-paths.ts';
import { log } from '#lib/log.ts';
import { readBuild } from '#lib/publish/collect.ts';
import { getSite, setSite } from '#lib/site/current.ts';
import { siteWords } from '#lib/site/site-words.ts';
import { themeFiles } from '#lib/site/theme-files.ts';
import nextConfig from '../next.config.ts';
import { CONTENT_FILE, keepArchive } from './archive.ts';
import { createBackstage } from './backstage.ts';
import { notePeer } from './backstage-link.ts';
import { build, builtCommit, stampedCommit } from './build.ts';
import { startDemoIrc } from './demo-irc/demo-irc.ts';
import { type Config, readEnv } from './env.ts';
import { followSchedule } from './follow-schedule.ts';
import { contentSecurityPolicy, securityHeaders, setHeaders, stripInternalHeaders } from './headers.ts';
import { createWarmer, NOT_FOUND } from './keep-warm.ts';
import { answerNotModified } from './not-modified.ts';
import { guardNotes } from './notes-door.ts';
import { answerOwnPages, brokenPageHtml, type OwnPages, refuseUnreadable } from './own-pages.ts';
import { keepPublished } from './publish.ts';
import { openReminders } from './reminders.ts';
import { checkStreams } from './stream-checks.ts';

/** How long (ms) the doors stay shut for the first schedule; after that viewers see that it is on its way. */
const FIRST_SCHEDULE = 4000;
/** How long (ms) requests under way may take once the site is told to stop. */
const DRAIN = 10_000;

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

/** What stands in public/emotes, for the chat. */
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

async function nextHandler(): Promise<RequestListener> {
  // Next reads NODE_ENV when it is loaded.
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const { default: next } = await import('next');
  // Given, not looked up: to read next.config.ts by itself Next would need its compiler, 100 MB that an image can do without.
  const app = next({ dev: false, conf: nextConfig });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => void handle(request, response);
}

/** Whoever reads the log may go away. Writing to nobody must not end the site, nor make Next report that for ever. */
function surviveDeafLog(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** What follows a word of the command line: `--content FILE`. */
function argument(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

async function main(): Promise<void> {
  surviveDeafLog();
  const config = configuration();
  // `--built`: an image, or a test, made the build itself, and the age of its files says nothing.
  const commit = process.argv.includes('--built') ? stampedCommit() : (builtCommit() ?? (await build()));

  // The demo's chat is for this machine alone, so it is there only where nothing at all was configured.
  const demoIrc =
    config.demo && config.chat.url === null ? await startDemoIrc({ port: 0, host: '127.0.0.1' }) : null;
  const chatUrl = config.chat.url ?? (demoIrc ? `ws://127.0.0.1:${demoIrc.port}/` : null);
  const token = randomBytes(24).toString('hex');
  let refresh = () => {};
  const archive = keepArchive({
    dataDir: config.demo ? null : config.dataDir,
    publicFolder: 'public',
    contentFile: argument('--content') ?? CONTENT_FILE,
    schedule: () => getSite()?.current?.schedule ?? null,
    onChange: () => refresh(),
    log,
    now: Date.now,
  });
  setSite({
    archive,
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
      build: commit,
      revalidateToken: token,
    },
    current: null,
    served: null,
    waiting: {},
    readAt: () => null,
  });

  const handle = await nextHandler();
  const headers = securityHeaders(config, chatUrl);
  const site: RequestListener = (request, response) => {
    stripInternalHeaders(request);
    setHeaders(request, response, headers);
    if (refuseUnreadable(request, response)) return;
    if (backstage.answerLink(request, response)) return;
    if (guardNotes(request, response, 'public', () => handle(request, response))) return;
    notePeer(request);
    response.once('finish', () => {
      const { method, url = '' } = request;
      if (method === 'GET' && response.statusCode === 200) published?.asked(url.split('?')[0] ?? '');
    });
    answerNotModified(request, response);
    answerOwnPages(request, response, ownPages);
    handle(request, response);
  };

  // The site's own way to its pages: they are made before the first viewer is let in.
  const inner = createServer(handle);
  const origin = `http://127.0.0.1:${await listen(inner, 0, '127.0.0.1')}`;
  const ownPages: OwnPages = {
    404: async () => (await fetch(origin + NOT_FOUND)).text(),
    500: () => brokenPageHtml(siteWords(getSite())),
  };
  const built = await readBuild('.next', 'public');
  const paths = () => [...built.addresses, ...publicPaths(getSite(), Date.now())];
  const published = config.publishDir
    ? keepPublished({
        origin,
        dir: config.publishDir,
        build: built,
        policy: contentSecurityPolicy(config, chatUrl),
        addresses: paths,
      })
    : null;
  const backstage = await createBackstage(config);
  const closeReminders = openReminders(config);
  const warmer = createWarmer({
    origin,
    token,
    paths: () => [...paths(), NOT_FOUND],
    onFresh: () => void published?.publish(),
  });
  refresh = () => void warmer.refresh();
  const followed = await followSchedule(config, warmer, backstage.prepare);
  const checks = checkStreams(config, followed);
  backstage.open(followed, checks.list);
  // Beside everything else, and not before anything.
  void followed.first.then(archive.readNotes);
  await Promise.race([followed.first, new Promise((resolve) => setTimeout(resolve, FIRST_SCHEDULE).unref())]);

  const outer = createServer(site);
  const port = await listen(outer, config.port, config.host).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error(
      `PORT: port ${config.port} is taken by another program. Stop it, or set PORT to another number.`,
    );
    process.exit(1);
  });
  log('info', 'listening', { port, build: commit, demo: config.demo, serving: getSite()?.served !== null });
  console.error(
    `Marquee is on http://localhost:${port}${config.demo ? ' (the demo: nothing is configured)' : ''}`,
  );

  const stop = (signal: NodeJS.Signals) => {
    log('info', 'stopping', { signal });
    setTimeout(() => process.exit(0), DRAIN).unref();
    backstage.close();
    closeReminders();
    checks.stop();
    followed.stop();
    archive.stop();
    void published?.stop();
    demoIrc?.close();
    inner.close();
    inner.closeAllConnections();
    outer.close(() => process.exit(0));
    outer.closeIdleConnections();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await main();

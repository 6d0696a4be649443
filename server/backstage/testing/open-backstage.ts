import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '#lib/backstage/state.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot } from '#lib/schedule/types.ts';
import type { Current } from '#lib/site/current.ts';
import { DAY } from '#lib/time.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { sourceFrom } from '#server/schedule/open-source.ts';
import { createSharedSheet, type SharedSheet } from '#server/schedule/shared-sheet.ts';
import { type SheetsStandIn, startSheetsStandIn } from '../../../e2e/sheets-stand-in/server.ts';
import { createCommandRunner } from '../command-runner.ts';
import { openOverrides } from '../override.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY_FILE = JSON.stringify({
  client_email: 'marquee@project.iam.gserviceaccount.com',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
});
const embed = { siteHost: 'localhost', allowedHosts: [] };

/** Starts backstage on the stand-in for Google, from the press to what viewers get. */
export async function openBackstage(
  tabs: Record<string, string>,
  before?: { dir: string; google: SheetsStandIn },
) {
  const dir = before?.dir ?? (await mkdtemp(join(tmpdir(), 'marquee-backstage-')));
  const keyFile = join(dir, 'key.json');
  await writeFile(keyFile, KEY_FILE);
  const google = before?.google ?? (await startSheetsStandIn());
  google.share('editor');
  if (!before) for (const [name, content] of Object.entries(tabs)) google.sheet.setTab(name, content);
  const log: string[] = [];
  let current: Current | null = null;
  const overrides = await openOverrides({
    dataDir: dir,
    now: Date.now,
    onChange: () => {},
    log: (_, event) => log.push(event),
  });
  const read = Promise.withResolvers<void>();
  const serve = (accepted: Current) => {
    current = overrides.apply(accepted);
    read.resolve();
  };
  const sheet: SharedSheet = createSharedSheet({
    canAsk: true,
    source: sourceFrom({ kind: 'google', sheetId: google.sheetId, auth: { keyFile }, apiRoot: google.root }),
    dataDir: dir,
    pollSeconds: 600,
    readOptions: { timeZone: null, locale: null, embed },
    onAccepted: serve,
    log: () => {},
  });
  const { run, settle } = createCommandRunner({
    sheet,
    overrides,
    embed,
    serveAgain() {
      const accepted = sheet.accepted();
      if (accepted) serve(accepted);
    },
    revision: () => current?.revision ?? null,
    now: Date.now,
    words: () => wordsFor('en'),
  });
  await sheet.start();
  await read.promise;
  settle();
  const slots = (days = 16): Slot[] =>
    current ? slotsBetween(current.schedule, Date.now() - DAY, Date.now() + days * DAY) : [];
  return {
    dir,
    google,
    overrides,
    sheet,
    slots,
    served: () => current,
    /** The airings of a title, the first first. */
    airings: (title: string) => slots().filter((slot) => slot.title === title),
    run: (order: Command, name = 'Ada') => run(order, { name }),
    async close() {
      await sheet.stop();
      await overrides.stop();
      if (!before) await google.close();
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
export type OpenedBackstage = Awaited<ReturnType<typeof openBackstage>>;

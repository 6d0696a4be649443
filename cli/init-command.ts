import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { nowOfRooms } from '#lib/schedule/now-of-rooms.ts';
import { readSchedule } from '#lib/schedule/read-schedule.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Now, Slot, Workbook } from '#lib/schedule/types.ts';
import { zoneName } from '#lib/schedule/zone.ts';
import { workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { UnreadableSheet } from '#lib/sheet/unreadable-sheet.ts';
import { DAY } from '#lib/time.ts';
import { WrongEnvironment } from '#platform/env/read.ts';
import { sharedAddress } from '#platform/irc/chat-addresses.ts';
import { makeVapidKeys } from '#platform/push/vapid.ts';
import { type Config, readEnv } from '#server/env.ts';
import { sourceFrom } from '#server/schedule/open-source.ts';
import { themeFiles } from '#server/schedule/theme-files.ts';

type Io = {
  stdout: { write(text: string): unknown; isTTY?: boolean };
  env: Record<string, string | undefined>;
  now(): number;
  /** The file for the keys that it makes. */
  envFile?: string;
};

/** One step: its subject and its result. `todo` says what to do next. */
type Step = { name: string; ok: boolean; says: string; todo?: string };

const READ_LIMIT = 20_000;
const MOST_PROBLEMS = 5;

/**
 * `npx marquee init`: looks at the configured sheet step by step, and says what to do next.
 * @returns the exit code: 0 when the site can be started, 1 when something is to be done first
 */
export async function initCommand({ stdout, env, now, envFile = '.env' }: Io): Promise<number> {
  const colours = stdout.isTTY === true && !env.NO_COLOR;
  const mark = ({ ok, todo }: Step) => {
    const [colour, text] = ok ? (['green', 'ok  '] as const) : (['red', todo ? 'next' : '?   '] as const);
    return colours ? styleText(colour, text, { validateStream: false }) : text;
  };
  for await (const step of steps(env, now(), envFile)) {
    stdout.write(`${mark(step)}  ${step.name}: ${step.says}\n`);
    if (step.ok) continue;
    stdout.write(`\n${step.todo}\nThen run \`npx marquee init\` again.\n`);
    return 1;
  }
  stdout.write('\nAll is there. Start the site: npm start\n');
  return 0;
}

/** Gives each step when it is done. After the first failure there are no further steps. */
async function* steps(env: Io['env'], now: number, envFile: string): AsyncGenerator<Step> {
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const config = configured(env);
  if ('step' in config) return yield config.step;
  yield { name: 'Configured', ok: true, says: sourceFrom(config.sheet).describe() };

  const read = await readConfigured(config);
  if ('step' in read) return yield read.step;
  yield { name: 'Reachable and shared', ok: true, says: 'the sheet can be read' };

  const { workbook } = read;
  const schedule = readSchedule(workbook, {
    timeZone: config.timeZone,
    locale: config.locale,
    today: new Date(now).toISOString().slice(0, 10),
    themeFiles: themeFiles(),
    embed: { siteHost: config.siteUrl.hostname, allowedHosts: config.embedHosts },
  });
  yield tabs(workbook);
  const header = headerOf(schedule);
  yield header;
  if (!header.ok) return;
  const zone = zoneStep(schedule);
  yield zone;
  if (!zone.ok) return;
  const slots = slotsBetween(schedule, now - DAY, now + 366 * DAY);
  const first = firstSlot(schedule, slots, now);
  yield first;
  if (!first.ok) return;
  yield problemStep(schedule);
  if (config.chat.url !== null) yield await chatStep(config, config.chat.url);
  yield reminderStep(config, envFile);
}

/** A failure of this step does not stop the others, because the site works without its chat. */
async function chatStep(config: Config, url: string): Promise<Step> {
  const look = await sharedAddress(url, config.chat.channel, config.siteUrl.origin);
  const says =
    look === null
      ? `${config.chat.channel} at CHAT_URL could not be joined from here; viewers may reach it all the same`
      : look.address === ''
        ? `${config.chat.channel} can be joined`
        : `everybody in ${config.chat.channel} has the address ${look.address}, so that a ban of one keeps all out: let the IRC server trust the proxy (docs/chat.md, "Addresses behind a proxy")`;
  return { name: 'Chat', ok: true, says };
}

function configured(env: Io['env']): Config | { step: Step } {
  const fails = (says: string, todo: string) => ({ step: { name: 'Configured', ok: false, says, todo } });
  try {
    const config = readEnv(env);
    if (!config.demo) return config;
    return fails(
      'no sheet is set, so the site would show its demo',
      'Import public/template/Marquee.xlsx into a new Google Sheet (File, Import, Upload), press Share and let anyone with the link view it. Put into .env: SHEET_ID, the long part of its address between /d/ and /edit, and GOOGLE_API_KEY, a key for the Google Sheets API. The README says where to get one. A CSV address (SHEET_CSV_URL) or a file (SHEET_FILE) will do too.',
    );
  } catch (error) {
    if (!(error instanceof WrongEnvironment)) throw error;
    return fails('something in the environment is wrong', error.sentences.join('\n'));
  }
}

async function readConfigured(config: Config): Promise<{ workbook: Workbook } | { step: Step }> {
  try {
    const raw = await sourceFrom(config.sheet).read(AbortSignal.timeout(READ_LIMIT));
    return { workbook: workbookFrom(raw) };
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    const name = 'Reachable and shared';
    return { step: { name, ok: false, says: 'the sheet cannot be read', todo: error.message } };
  }
}

function tabs({ tabs }: Workbook): Step {
  const names = tabs.map(({ name }) => name);
  const has = (name: string) => names.some((other) => other.trim().toLowerCase() === name);
  const missing = ['streams', 'settings'].filter((name) => !has(name));
  const note = missing.length > 0 ? `; there is no tab for ${missing.join(' and ')}, which is fine` : '';
  return { name: 'Tabs', ok: true, says: `${names.join(', ')}${note}` };
}

function headerOf({ problems }: Schedule): Step {
  const problem = problems.find(({ code }) => code === 'no-header' || code === 'empty-sheet');
  return problem
    ? {
        name: 'Header',
        ok: false,
        says: 'the row with the names of the columns was not found',
        todo: `${problem.message}\nWrite into the first row of the tab Schedule: Date, Start, End, Title, Stream.`,
      }
    : { name: 'Header', ok: true, says: 'the columns were found' };
}

function zoneStep({ problems, timeZone }: Schedule): Step {
  const problem = problems.find(({ code }) => code === 'bad-time-zone' || code === 'no-time-zone');
  return problem
    ? {
        name: 'Time zone',
        ok: false,
        says: 'it is not known in which zone the times are',
        todo: `${problem.message}\nWrite into the tab Settings: Time zone, and beside it for example Europe/London.`,
      }
    : { name: 'Time zone', ok: true, says: zoneName(timeZone) };
}

const NOTHING_ON: Now = { state: 'off-air', slot: null, next: null, override: null };

function firstSlot(schedule: Schedule, slots: readonly Slot[], now: number): Step {
  const name = 'First show';
  const [first] = nowOfRooms(schedule, slots, now);
  const answer = first?.now ?? NOTHING_ON;
  const slot = slots.find(({ uid }) => uid === (answer.slot ?? answer.next));
  if (answer.override)
    return { name, ok: true, says: `“${answer.override.title}” is shown now, by Show now` };
  if (!slot) {
    const [problem] = schedule.problems.filter(({ severity }) => severity === 'error');
    return {
      name,
      ok: false,
      says: 'no show is on or coming',
      todo: `${problem ? `${problem.message}\n` : ''}Write a row into the tab Schedule: a date, when it starts and ends, a title, and the address of the stream.`,
    };
  }
  const when = new Intl.DateTimeFormat('en-GB', {
    timeZone: schedule.timeZone,
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(Date.parse(slot.start));
  const stream = slot.streams[0]?.embed.provider;
  return {
    name,
    ok: true,
    says: `“${slot.title}”, ${when} (${answer.slot ? answer.state.replace('-', ' ') : 'the next'}), ${stream ? `on ${stream}` : 'without a stream yet'}`,
  };
}

function problemStep({ problems }: Schedule): Step {
  const shown = problems.slice(0, MOST_PROBLEMS).map(({ message }) => `\n        ${message}`);
  const more = problems.length - shown.length;
  const says =
    problems.length === 0
      ? 'none'
      : `${problems.length}, which the site works around${shown.join('')}${more > 0 ? `\n        and ${more} more` : ''}`;
  return { name: 'Problems', ok: true, says };
}

/**
 * Makes the keys of reminders, once: if they are replaced, the viewers who asked for reminders cannot be reached any more.
 * The keys go into .env. If there is no such file, they are shown, because the configuration is somewhere else then.
 */
function reminderStep({ push }: Config, envFile: string): Step {
  const name = 'Reminders';
  if (push) return { name, ok: true, says: 'the keys are there; `npx marquee bot` sends them' };
  const { publicKey, privateKey } = makeVapidKeys();
  const lines = `VAPID_PUBLIC_KEY=${publicKey}\nVAPID_PRIVATE_KEY=${privateKey}\n`;
  if (!existsSync(envFile))
    return { name, ok: true, says: `put these into the environment of the site and of the bot\n${lines}` };
  // The file may have the empty lines of the example. The last line of a name counts, so we append ours.
  const text = readFileSync(envFile, 'utf8');
  appendFileSync(
    envFile,
    `${text === '' || text.endsWith('\n') ? '' : '\n'}# Reminders in the browser (docs/reminders.md)\n${lines}`,
  );
  return {
    name,
    ok: true,
    says: `keys were made and written into ${envFile}; \`npx marquee bot\` sends reminders`,
  };
}

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { type Checked, checkWorkbook, withoutStandIns } from '#lib/check/check-workbook.ts';
import { parseIsoDay } from '#lib/schedule/civil.ts';
import { cleanCopy } from '#lib/schedule/clean-copy.ts';
import { orderOfLocale } from '#lib/schedule/date-order.ts';
import { plainProblem } from '#lib/schedule/problems.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slugOf } from '#lib/schedule/slug.ts';
import type { Workbook } from '#lib/schedule/types.ts';
import { zoneName, zoneOf } from '#lib/schedule/zone.ts';
import { workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { readWorkbookFile } from '#server/schedule/file/read-workbook-file.ts';
import { isAddress, sourceOfAddress } from '#server/schedule/google/sheet-address.ts';
import { sourceFrom } from '#server/schedule/open-source.ts';
import { themeFiles } from '#server/schedule/theme-files.ts';
import { checkReport } from './check-report.ts';
import { readEmbedOptions, type SiteIo } from './io.ts';

type Io = Pick<SiteIo, 'stdout' | 'stderr' | 'env' | 'now'>;

const USAGE =
  'Usage: npx marquee check FILE [--time-zone ZONE] [--locale LOCALE] [--date YYYY-MM-DD] [--at INSTANT] [--json] [--fix]';
/** For a sheet at an address. */
const ANSWER_WITHIN = 30_000;

/** A wrong option; the message is one sentence. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

type CheckOptions = {
  file: string;
  timeZone: string | null;
  locale: string | null;
  date: string | null;
  at: number;
  json: boolean;
  fix: boolean;
  embed: { siteHost: string; allowedHosts: string[] };
};

/**
 * `npx marquee check`: reads a sheet as the site does and says what is wrong with it.
 * @returns the exit code: 0 without errors, 1 with errors in the sheet, 2 when it could not be read
 */
export async function checkCommand(argv: string[], io: Io): Promise<number> {
  let options: CheckOptions;
  let workbook: Workbook;
  try {
    options = readOptions(argv, io);
    workbook = isAddress(options.file)
      ? workbookFrom(
          await sourceFrom(sourceOfAddress(options.file, io.env)).read(AbortSignal.timeout(ANSWER_WITHIN)),
        )
      : await readWorkbookFile(options.file);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    io.stderr.write(`${error.message}\n`);
    return 2;
  }
  const checked = checkWorkbook(workbook, { ...options, themeFiles: themeFiles(), slugOf });
  if (options.fix) {
    const trouble = await writeCleanCopy(options.file, workbook, checked.schedule, io);
    if (trouble !== null) {
      io.stderr.write(`${trouble}\n`);
      return 2;
    }
  }
  if (options.json) for (const part of jsonOf(checked)) io.stdout.write(part);
  else io.stdout.write(checkReport(checked, workbook, options.at, io));
  return checked.schedule.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/**
 * Writes the sheet with the site's columns beside the sheet's own.
 * @returns a sentence if it could not be written
 */
async function writeCleanCopy(
  file: string,
  workbook: Workbook,
  schedule: Schedule,
  { stderr }: Io,
): Promise<string | null> {
  const rows = cleanCopy(workbook, schedule);
  if (rows === null) return 'Nothing was written: the sheet has no header.';
  const path = isAddress(file)
    ? 'sheet.fixed.csv'
    : `${file.replace(/\/+$/, '').replace(/\.[a-z]{2,4}$/i, '')}.fixed.csv`;
  try {
    // A file that exists is never overwritten, because it may be somebody's work.
    await writeFile(path, `${Papa.unparse(rows)}\n`, { flag: 'wx' });
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    return isThere ? `Nothing was written: ${path} is there already.` : `${path} could not be written.`;
  }
  stderr.write(`Written: ${path}\n`);
  return null;
}

const SLOTS_A_PART = 1000;

/** Writes one JSON object and a line break, part by part, because a large sheet as one text would take much memory. */
function* jsonOf({ schedule, slots, rooms, now }: Checked): Generator<string> {
  const { timeZone, locale, unscheduled } = schedule;
  const problems = schedule.problems.map(plainProblem);
  const empty = JSON.stringify({ timeZone: zoneName(timeZone), locale, slots: [] });
  yield empty.slice(0, -2);
  for (let at = 0; at < slots.length; at += SLOTS_A_PART) {
    const part = JSON.stringify(slots.slice(at, at + SLOTS_A_PART), withoutStandIns).slice(1, -1);
    yield at === 0 ? part : `,${part}`;
  }
  yield `],${JSON.stringify({ unscheduled, problems, rooms, now }, withoutStandIns).slice(1)}\n`;
}

function readOptions(argv: string[], { env, now }: Io): CheckOptions {
  const { values, positionals } = parse(argv);
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError(USAGE);
  const timeZone = values['time-zone'] ?? (env.TIME_ZONE || null);
  if (timeZone !== null && !zoneOf(timeZone)) {
    throw new UsageError(
      `${values['time-zone'] === undefined ? 'TIME_ZONE' : '--time-zone'} is not a time zone: write one like Europe/London.`,
    );
  }
  const locale = values.locale ?? (env.LOCALE || null);
  if (locale !== null && orderOfLocale(locale) === null) {
    throw new UsageError(
      `${values.locale === undefined ? 'LOCALE' : '--locale'} is not a locale: write one like en_GB.`,
    );
  }
  const date = values.date ?? null;
  if (date !== null && parseIsoDay(date) === null)
    throw new UsageError('--date is not a date: write it like 2026-11-28.');
  const at = values.at === undefined ? now() : parseInstant(values.at);
  if (at === null) throw new UsageError('--at is not an instant: write it like 2026-11-28T20:00:00Z.');
  const embed = readEmbedOptions(env);
  if (typeof embed === 'string') throw new UsageError(embed);
  return {
    file,
    timeZone,
    locale,
    date,
    at,
    json: values.json ?? false,
    fix: values.fix ?? false,
    embed,
  };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'time-zone': { type: 'string' },
        locale: { type: 'string' },
        date: { type: 'string' },
        at: { type: 'string' },
        json: { type: 'boolean' },
        fix: { type: 'boolean' },
      },
    });
  } catch {
    throw new UsageError(USAGE);
  }
}

/** RFC 3339 with a zone; without one it would mean the machine's. */
function parseInstant(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/i.exec(
    text.trim(),
  );
  if (!match?.[1] || parseIsoDay(match[1]) === null) return null;
  const instant = Date.parse(text.trim());
  return Number.isNaN(instant) ? null : instant;
}

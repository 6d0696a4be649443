import { cellLink } from '#lib/backstage/cell-link.ts';
import type { Act, OverrideBook } from '#lib/backstage/override.ts';
import { sideBySide } from '#lib/backstage/side-by-side.ts';
import type { BackstageState, Crew, LinkedProblem, ShownAct, TimelineBody } from '#lib/backstage/state.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Problem } from '#lib/schedule/types.ts';
import { zoneName } from '#lib/schedule/zone.ts';
import type { SharedSheet } from '#lib/sheet/shared-sheet.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';
import type { Site } from '#lib/site/current.ts';
import { problemIn, troubleIn } from '#lib/words/problem-in.ts';
import { say, type Words } from '#lib/words/words.ts';
import { type createEdits, nearSlots } from './backstage-edits.ts';
import type { createStatusFollower } from './backstage-status.ts';
import type { Config } from './env.ts';

/** Google's limit of reads a minute for a project's user (developers.google.com/workspace/sheets/api/limits). */
const GOOGLE_QUOTA = 60;
/** As many as somebody will look at. */
const MOST_PROBLEMS = 300;
const MOST_MISSING = 20;
const MOST_ROWS = 200;
const HOUR_MS = 3_600_000;
const TIMELINE_BEFORE = 12 * HOUR_MS;
const TIMELINE_AFTER = 7 * 24 * HOUR_MS;

type Facts = {
  config: Config;
  sheet: SharedSheet;
  site: Site | null;
  follow: ReturnType<typeof createStatusFollower>;
  book: OverrideBook;
  readOnly: Trouble | null;
  edits: ReturnType<typeof createEdits>;
  streams: BackstageState['streams'];
  crew: Crew;
  now: number;
  words: Words;
};

/** What backstage says at an instant (ms). */
export function backstageState(facts: Facts): BackstageState {
  const { config, sheet, site, follow, book, readOnly, edits, streams, crew, now, words } = facts;
  const status = sheet.status();
  const accepted = sheet.accepted();
  const file = follow(status, accepted);
  const href = sheetUrl(config);
  const { rejected } = status;
  const [last] = book.acts;
  return {
    at: iso(now),
    crew,
    source: {
      name: config.demo ? null : sourceName(config.sheet, words),
      href,
      minutesOld: status.minutesOld,
    },
    health: {
      state: file.state,
      trouble: status.lastError && troubleIn(status.lastError.why, words),
      renamed: edits.renamed(rejected?.tabs ?? accepted?.tabs ?? [], words),
      noNotes: (site?.archive.missingNotes() ?? [])
        .slice(0, MOST_MISSING)
        .map((path) => say(words.desk.noNotes, { path })),
      since: file.lastError?.at ?? rejected?.at ?? null,
      lastReadAt: file.lastReadAt,
      lastGoodAt: file.lastGoodAt,
      nextReadAt: isoOrNull(status.nextReadAt),
      readsLastMinute: status.readsLastMinute,
      quota: config.sheet.kind === 'google' ? GOOGLE_QUOTA : null,
      isReader: status.role === 'puller',
      pushes: config.refreshSecret
        ? { heardAt: isoOrNull(status.pushes.heardAt), work: status.pushes.work }
        : null,
    },
    revision: site?.current?.revision ?? null,
    served: site?.served?.revision ?? null,
    problems: link(accepted?.schedule.problems ?? [], href, accepted?.tabs ?? [], words),
    rejected: rejected && {
      reason: troubleIn(rejected.why, words),
      revision: rejected.revision,
      at: rejected.at,
      problems: link(rejected.problems, href, rejected.tabs, words),
      rows: sideBySide(
        accepted ? nearSlots(accepted.schedule, now) : [],
        nearSlots(rejected.schedule, now),
      ).slice(0, MOST_ROWS),
    },
    edits: [...edits.list()],
    streams,
    override: {
      held: book.held,
      acts: book.acts.map(shownAct),
      sheet: (accepted && overrideAt(accepted.schedule, now)?.title) ?? null,
      sheetBy: last?.cell && last.cell.after === status.showNow ? shownAct(last) : null,
      readOnly: readOnly && troubleIn(readOnly, words),
    },
  };
}

/** What the timeline is drawn from; null before the first schedule. */
export function timelineBody(sheet: SharedSheet, now: number): TimelineBody | null {
  const schedule = sheet.accepted()?.schedule;
  if (!schedule) return null;
  const from = Math.floor((now - TIMELINE_BEFORE) / HOUR_MS) * HOUR_MS;
  const to = from + TIMELINE_BEFORE + TIMELINE_AFTER;
  return {
    from: iso(from),
    to: iso(to),
    timeZone: zoneName(schedule.timeZone),
    overrun: schedule.settings.overrun,
    slots: slotsBetween(schedule, from, to).map(({ uid, title, start, end, status, row, streams }) => {
      return { uid, title, start, end, status, row, streams: streams.length };
    }),
  };
}

/** Only where there is no address to link to; a published sheet's is a kind of key. */
function sourceName(sheet: Config['sheet'], { desk }: Words): string {
  if (sheet.kind === 'csv') return say(desk.csvFrom, { host: new URL(sheet.url).hostname });
  return sheet.kind === 'file' ? say(desk.file, { path: sheet.path }) : '';
}

function sheetUrl({ sheet }: Config): string | null {
  return sheet.kind === 'google' ? `https://docs.google.com/spreadsheets/d/${sheet.sheetId}/edit` : null;
}

const link = (
  problems: readonly Problem[],
  href: string | null,
  tabs: readonly { name: string; gid: number | null }[],
  words: Words,
): LinkedProblem[] =>
  problems.slice(0, MOST_PROBLEMS).map((problem) => ({
    ...problemIn(problem, words),
    href: cellLink(href, tabs, problem.tab, problem.cell),
  }));

/** Without what stood in the cell: an address may hold a stream's key. */
const shownAct = ({ at, who, what }: Act): ShownAct => ({ at, who, what });
const isoOrNull = (instant: number | null) => (instant === null ? null : iso(instant));
const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;

import { cellLink } from '#lib/backstage/cell-link.ts';
import { type Act, findLaterAct, type OverrideState, pageOf } from '#lib/backstage/override.ts';
import { problemIn, troubleIn } from '#lib/backstage/problem-in.ts';
import type {
  BackstageState,
  ByHand,
  Crew,
  LinkedProblem,
  LoadBody,
  PeopleState,
  ShownAct,
  ShownProgramme,
  TimelineBody,
} from '#lib/backstage/state.ts';
import { nowAt } from '#lib/schedule/now.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import { slotsOfRoom } from '#lib/schedule/rooms.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import type { Problem, Slot } from '#lib/schedule/types.ts';
import { zoneName } from '#lib/schedule/zone.ts';
import type { Trouble } from '#lib/sheet/trouble.ts';
import type { Current, Site } from '#lib/site/current.ts';
import { HOUR, isoSeconds } from '#lib/time.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { Config } from '#server/env.ts';
import type { SharedSheet } from '#server/schedule/shared-sheet.ts';
import type { KeptLoad } from '#server/viewers/keep-load.ts';
import type { Edits } from './edits.ts';
import { roomOfCell } from './planned.ts';
import type { createStatusFollower } from './status.ts';

/** Google's limit of reads a minute for a project's user (developers.google.com/workspace/sheets/api/limits). */
const GOOGLE_QUOTA = 60;
/** How many edits are listed. */
const MOST_PROBLEMS = 300;
const MOST_MISSING = 20;
const MOST_ROWS = 200;
const MOST_SHOWS = 200;
const TIMELINE_BEFORE = 12 * HOUR;
const TIMELINE_AFTER = 7 * 24 * HOUR;

type StateInput = {
  config: Config;
  sheet: SharedSheet;
  site: Site | null;
  follow: ReturnType<typeof createStatusFollower>;
  overrideState: OverrideState;
  readOnly: Trouble | null;
  edits: Edits;
  streams: BackstageState['streams'];
  viewers: BackstageState['viewers'];
  /** The address that everybody in the chat has, or ''. */
  sharedAddress: string;
  crew: Crew;
  people: PeopleState;
  now: number;
  words: Words;
};

/** The state that backstage shows at an instant (ms). */
export function backstageState(facts: StateInput): BackstageState {
  const {
    config,
    sheet,
    site,
    follow,
    overrideState,
    readOnly,
    edits,
    streams,
    viewers,
    crew,
    people,
    now,
    words,
  } = facts;
  const status = sheet.status();
  const accepted = sheet.accepted();
  const file = follow(status, accepted);
  const href = sheetUrl(config);
  const { rejected } = status;
  return {
    at: isoSeconds(now),
    crew,
    people,
    source: {
      name: config.demo ? null : sourceName(config.sheet, words),
      href,
      minutesOld: status.minutesOld,
    },
    health: {
      state: file.state,
      trouble: status.lastError && troubleIn(status.lastError.why, words),
      renamed: edits.renamed(rejected?.tabs ?? accepted?.tabs ?? [], words),
      chat: facts.sharedAddress
        ? [say(words.backstageAnswers.sharedAddress, { address: facts.sharedAddress })]
        : [],
      noNotes: (site?.archive.missingNotes() ?? [])
        .slice(0, MOST_MISSING)
        .map((path) => say(words.backstageAnswers.noNotes, { path })),
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
      lost: rejected.lost.slice(0, MOST_ROWS).map(({ uid, title, start }) => ({ uid, title, start })),
      mayTake: rejected.mayTake,
    },
    edits: [...edits.list()],
    streams,
    programmes: site?.current ? shownProgrammes(site.current, now) : [],
    viewers,
    override: {
      ...byHand(facts, null),
      acts: overrideState.acts.map(shownTo(facts)),
      rooms: Object.fromEntries(
        (accepted?.schedule.rooms.slice(1) ?? []).map(({ slug }) => [slug, byHand(facts, slug)]),
      ),
      readOnly: readOnly && troubleIn(readOnly, words),
    },
  };
}

/** The override of a room, which is shown whatever the times say. @param slug null means the first room */
function byHand(facts: StateInput, slug: string | null): ByHand {
  const { sheet, overrideState, now } = facts;
  const schedule = sheet.accepted()?.schedule;
  const last = overrideState.acts.find(({ room }) => (room ?? null) === slug);
  const room = schedule && roomOfCell(schedule, slug ?? undefined);
  const isOfLast = last?.cell && room !== undefined && last.cell.after === sheet.showNowText(room);
  return {
    held: pageOf(overrideState, slug).held,
    sheet: (schedule && overrideAt(schedule, now, slug)?.title) ?? null,
    sheetBy: isOfLast ? shownTo(facts)(last) : null,
  };
}

/** The programme of each room that an override or the clock shows, else the next of the coming day. */
function shownProgrammes({ schedule, held, heldIn = {} }: Current, now: number): ShownProgramme[] {
  const all = slotsBetween(schedule, now - TIMELINE_BEFORE, now + 2 * TIMELINE_BEFORE);
  const { settings } = schedule;
  const measured = new Set(schedule.unmeasured?.map(({ src }) => src));
  const shownIn = (slots: readonly Slot[], room: string | undefined): ShownProgramme[] => {
    const override = (room === undefined ? held : heldIn[room]) ?? overrideAt(schedule, now, room);
    const { slot: uid } = nowAt({ slots, settings, override }, now);
    const found =
      slots.find((slot) => slot.uid === uid && slot.playback !== 'live') ??
      slots.find(({ playback, start }) => playback !== 'live' && Date.parse(start) > now);
    if (!found) return [];
    const items = withoutTrailer(found.streams).streams.map(({ label, length, embed: { src } }) => {
      const from = length === null ? 'unknown' : measured.has(src) ? 'measured' : 'sheet';
      return { title: label, length, from } as const;
    });
    return [{ room, uid: found.uid, row: found.row, items }];
  };
  if (schedule.rooms.length === 0) return shownIn(all, undefined);
  return schedule.rooms.flatMap(({ name, slug }, at) =>
    shownIn(slotsOfRoom(all, name), at === 0 ? undefined : slug),
  );
}

/** The data of the timeline, or null before the first schedule. */
export function timelineBody(schedule: Schedule | undefined, now: number): TimelineBody | null {
  if (!schedule) return null;
  const from = Math.floor((now - TIMELINE_BEFORE) / HOUR) * HOUR;
  const to = from + TIMELINE_BEFORE + TIMELINE_AFTER;
  return {
    from: isoSeconds(from),
    to: isoSeconds(to),
    timeZone: zoneName(schedule.timeZone),
    overrun: schedule.settings.overrun,
    rooms: schedule.rooms.map(({ name }) => name),
    slots: slotsBetween(schedule, from, to).map(({ uid, title, start, end, status, row, streams, room }) => {
      return { uid, title, start, end, status, row, streams: streams.length, room };
    }),
  };
}

/** The name of a source that has no link. A published sheet is not linked, because its address is a kind of key. */
function sourceName(sheet: Config['sheet'], { backstageAnswers }: Words): string {
  if (sheet.kind === 'csv') return say(backstageAnswers.csvFrom, { host: new URL(sheet.url).hostname });
  return sheet.kind === 'file' ? say(backstageAnswers.file, { path: sheet.path }) : '';
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

/** Leaves out the old text of the cell, because an address may hold a stream's key. */
const shownTo =
  ({ overrideState, crew, words }: StateInput) =>
  (act: Act): ShownAct => {
    const { id, at, who, what, undone, undoes } = act;
    const isOwn = who === (crew.name || words.backstageAnswers.somebody) && !undone && undoes === undefined;
    return { id, at, who, what, mayUndo: isOwn && findLaterAct(overrideState, act, id, () => true) === null };
  };
const isoOrNull = (instant: number | null) => (instant === null ? null : isoSeconds(instant));

/** The evening up to now, and every show that was counted. */
export function loadBody(load: KeptLoad, now: number): LoadBody {
  const from = now - TIMELINE_BEFORE;
  return {
    from: isoSeconds(from),
    to: isoSeconds(now),
    curve: load.curve(from, now),
    shows: load.shows().slice(0, MOST_SHOWS),
  };
}

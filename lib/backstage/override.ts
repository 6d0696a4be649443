import { cardOverride, slotOverride, streamOverride } from '#lib/schedule/override.ts';
import type { ProgrammeEdit } from '#lib/schedule/programme.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Override, Stream } from '#lib/schedule/types.ts';
import { DAY } from '#lib/time.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { CellEdit } from './row-cells.ts';
import { type Airing, type KeptEdit, sameAiring, signatureOf } from './slot-edits.ts';

/** The edits of a programme, and when it begins if an override shows it at another time than its own. */
export type KeptProgramme = { zero?: string; edits: ProgrammeEdit[] };
export type KeptProgrammes = Record<string, KeptProgramme>;

/** An override by backstage: it is shown, whatever the times say, until it is released. */
export type HeldOverride = {
  title: string;
  streams: Stream[];
  /** The slot that is held on; null for an address or a card. */
  slot: string | null;
  /** Of a card, whose words are the title. */
  card?: { picture: string | null; until: string | null } | undefined;
};

/** An act of somebody. `before` and `after` are the held overrides. */
export type Act = {
  /** Counts up. */
  id: number;
  at: string;
  who: string;
  what: string;
  before: HeldOverride | null;
  after: HeldOverride | null;
  /** The slug of the room; absent for the first one, or without rooms. */
  room?: string | undefined;
  /** The sheet's "Show now" before and after, if the act changed it. It may hold an address with a key. */
  cell?: CellChange | undefined;
  /** The edit of a programme, if the act was one. */
  programme?: ProgrammeChange | undefined;
  /** The airings that it edited. */
  airings?: string[] | undefined;
  /** Their edits that are kept on the site, before and after. */
  edits?: { before: KeptEdit[]; after: KeptEdit[] } | undefined;
  /** The cells of their rows that were written. */
  cells?: CellEdit[] | undefined;
  /** The `signatureOf` of the first airing before and after. */
  row?: { airing: Airing; before: string | null; after: string | null } | undefined;
  /** The act that this one undoes. */
  undoes?: number | undefined;
  undone?: boolean | undefined;
};
type ProgrammeChange = { uid: string; before: KeptProgramme | null; after: KeptProgramme | null };
type CellChange = { before: string; after: string };

/** The held override, and the last value of the sheet's "Show now": the newer of the two counts. */
type Page = {
  held: HeldOverride | null;
  /** `Schedule.showNow` as JSON; null before any sheet was seen. */
  sheet: string | null;
};

/** The held override of each room, and its history. The state's own page is the first room, or the site without rooms. */
export type OverrideState = Page & {
  /** The newest first. */
  acts: Act[];
  /** Of the other rooms, by their slugs. */
  rooms: Record<string, Page>;
  /** The edits of programmes, by the slot's uid. */
  programmes?: KeptProgrammes;
  /** Edits of airings that are not in the sheet. */
  edits?: KeptEdit[];
  /** A press that is being written into the sheet. */
  pending?: Pending | undefined;
};

/**
 * The text or cells that the sheet has if the write was done. If the site is killed while it writes, they tell whether it was.
 */
export type WriteSign = { showNow: string } | { airing: Airing; is: string | null };
export type Pending = Pick<Act, 'who' | 'what' | 'at' | 'room'> & { sign: WriteSign };

const EMPTY_PAGE: Page = { held: null, sheet: null };
export const NO_OVERRIDES: OverrideState = { ...EMPTY_PAGE, acts: [], rooms: {} };

/** The page of a room. @param room null means the first one */
export const pageOf = (state: OverrideState, room: string | null | undefined): Page =>
  room == null ? state : (Object.hasOwn(state.rooms, room) && state.rooms[room]) || EMPTY_PAGE;

const withPage = (
  state: OverrideState,
  room: string | null | undefined,
  page: Partial<Page>,
): OverrideState =>
  room == null
    ? { ...state, ...page }
    : { ...state, rooms: { ...state.rooms, [room]: { ...pageOf(state, room), ...page } } };

/** Acts are recorded in the language that the site has at that moment. */
type BackstageWords = Words['backstageAnswers'];

const MOST_ACTS = 50;

type NewAct = Omit<Act, 'id' | 'before' | 'after' | 'room'> & {
  held: HeldOverride | null;
  room?: string | null | undefined;
};

/** Adds an act; its override is held from now on. `what` completes "Ada …". `at` is an instant, UTC. */
export function recordAct(state: OverrideState, { held, room, ...act }: NewAct): OverrideState {
  const id = (state.acts[0]?.id ?? 0) + 1;
  const done: Act = { ...act, id, before: pageOf(state, room).held, after: held, ...(room && { room }) };
  const acts = [done, ...state.acts].slice(0, MOST_ACTS);
  const next = { ...withPage(state, room, { held }), acts };
  const { programme, edits } = act;
  if (edits) return { ...next, edits: changedEdits(state.edits ?? [], edits) };
  if (!programme) return next;
  const { [programme.uid]: _before, ...others } = state.programmes ?? {};
  const { after } = programme;
  return { ...next, programmes: after ? { ...others, [programme.uid]: after } : others };
}

function changedEdits(kept: readonly KeptEdit[], { before, after }: NonNullable<Act['edits']>): KeptEdit[] {
  const gone = new Set(before.map((one) => JSON.stringify(one)));
  return [...kept.filter((one) => !gone.has(JSON.stringify(one))), ...after];
}

/** Undoes an act, else the last one. Returns the state unchanged if there was none. */
export function undo(
  state: OverrideState,
  { who, at, words, id }: { who: string; at: string; words: BackstageWords; id?: number },
): OverrideState {
  const last = id === undefined ? state.acts[0] : state.acts.find((act) => act.id === id);
  if (!last) return state;
  const { cell, programme, edits, cells, airings, room, row } = last;
  const back = {
    ...(cell && { cell: { before: cell.after, after: cell.before } }),
    ...(programme && {
      programme: { uid: programme.uid, before: programme.after, after: programme.before },
    }),
    ...(edits && { edits: { before: edits.after, after: edits.before } }),
    ...(cells && { cells: cells.map((one) => ({ ...one, before: one.after, after: one.before })) }),
    ...(airings && { airings }),
    ...(row && { row: { ...row, before: row.after, after: row.before } }),
  };
  const what = say(words.acts.undo, { who: last.who, what: last.what });
  const held = programme || airings ? pageOf(state, room).held : last.before;
  const next = recordAct(state, { who, at, what, held, room, undoes: last.id, ...back });
  return {
    ...next,
    acts: next.acts.map((act) =>
      act.id === last.id && act !== next.acts[0] ? { ...act, undone: true } : act,
    ),
  };
}

type Thing = Pick<Act, 'room' | 'programme' | 'airings'>;

/** The things that an act changes. */
const thingsOf = ({ room, programme, airings }: Thing): string[] =>
  airings ?? [programme ? `programme ${programme.uid}` : `room ${room ?? ''}`];

/** The newest act after the one with this number that changed the same thing and was not undone; `by` says whose acts count. */
export function findLaterAct(
  { acts }: Pick<OverrideState, 'acts'>,
  thing: Thing,
  since: number,
  by: (who: string) => boolean,
): Act | null {
  const things = thingsOf(thing);
  return (
    acts.find(
      (act) =>
        act.id > since &&
        !act.undone &&
        act.undoes === undefined &&
        by(act.who) &&
        thingsOf(act).some((one) => things.includes(one)),
    ) ?? null
  );
}

/** The sheet's "Show now" for a room. @param room null means the first one */
export const showNowOf = ({ showNow, rooms }: Schedule, room: string | null | undefined) =>
  room ? (rooms.find(({ slug }) => slug === room)?.showNow ?? null) : showNow;

/** Records whether a press was done during which the site was killed. A sheet that was read since tells it. */
export function settlePending(
  { pending: _pending, ...state }: OverrideState,
  { who, what, at, room, sign }: Pending,
  schedule: Schedule,
  { showNight }: Pick<Words, 'showNight'>,
): OverrideState {
  const done =
    'airing' in sign
      ? signatureOf(schedule, sameAiring(schedule, sign.airing)) === sign.is
      : JSON.stringify(showNowOf(schedule, room)) === sign.showNow;
  const held = done && 'showNow' in sign ? null : pageOf(state, room).held;
  return recordAct(state, {
    who,
    at,
    what: done ? what : say(showNight.notDone, { what }),
    held,
    room,
    undone: true,
  });
}

/**
 * Updates the page of a room from an accepted sheet. If the sheet sets "Show now" to something else, that is newer than the
 * held override.
 */
export function applyShowNow(
  state: OverrideState,
  showNow: Schedule['showNow'],
  { at, words, room = null }: { at: string; words: BackstageWords; room?: string | null },
): OverrideState {
  const sheet = JSON.stringify(showNow);
  const { held, sheet: last } = pageOf(state, room);
  if (sheet === last) return state;
  const isNewer = last !== null && showNow !== null && held !== null;
  const act = { who: words.theSheet, what: words.acts.sheet, at, held: null, room };
  return withPage(isNewer ? recordAct(state, act) : state, room, { sheet });
}

/** The held override, as the schedule has it now: a slot's streams may have been edited since. */
export function heldOverride(held: HeldOverride, schedule: Schedule, instant: number): Override {
  const { card, title } = held;
  if (card)
    return cardOverride({
      card: title,
      ...(card.picture !== null && { picture: card.picture }),
      ...(card.until !== null && { until: card.until }),
    });
  if (held.slot === null) return streamOverride(title, held.streams);
  const slots = slotsBetween(schedule, instant - 2 * DAY, instant + 15 * DAY);
  const slot = slots.find(({ uid }) => uid === held.slot);
  return slotOverride(slot ?? { ...held, uid: held.slot });
}

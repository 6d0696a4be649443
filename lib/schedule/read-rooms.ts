import { DAY } from '#lib/time.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';
import { cleanLine } from './plain-text.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { groupNames, meansAllRooms, type NamedRow, type NameGroup, roomKey } from './room-names.ts';
import type { RoomRow } from './rooms-tab.ts';
import type { Details, Schedule, ScheduleRoom, ShowNow } from './schedule.ts';
import { sentence } from './sentence.ts';
import type { SettingCell } from './settings-tab.ts';
import { airingsBetween, someAirings } from './slots-between.ts';

/** A column with more names than these is probably one of places. */
const MOST_ROOMS = 40;
const LONGEST_NAME = 300;

type RoomsContext = {
  /** The rows of the Rooms tab. */
  tab: readonly RoomRow[];
  /** "Rooms" of the Settings tab. */
  setting: SettingCell | undefined;
  /** `Show now ROOM` of the Settings tab, by what stands for the room. */
  showNow: ReadonlyMap<string, SettingCell>;
  readShowNow(setting: SettingCell): ShowNow | null;
  /** The names of a grid's columns, in their order; null if the sheet is no grid with rooms across. */
  columns: readonly string[] | null;
  /** The instant (ms) from which on slots count; null: all of them do. */
  at: number | null;
  /** There were rooms before, and a show is on: they stay. */
  keep: boolean;
  placeOf(details: Details): CellPosition;
  /** The header of the column of rooms. */
  header: CellPosition;
  /** Makes the address of a room from its name. */
  slugOf(name: string): string;
  problems: Problems;
  settingsProblems: Problems;
  tabProblems: Problems;
};

type Wish = { is: 'auto' } | { is: 'on' } | { is: 'off' } | { is: 'names'; names: string[] };

/**
 * Decides whether the schedule has rooms, and which. If it has, each row gets the name that counts and each room what the
 * tabs say of it; if not, what stands in the column remains text.
 */
export function readRooms(schedule: Schedule, context: RoomsContext): ScheduleRoom[] {
  const { tab, setting, problems, settingsProblems } = context;
  const wish = readWish(setting);
  const all = [...schedule.slots, ...schedule.repeats].map(({ details }) => details);
  const listed = [...(wish.is === 'names' ? wish.names : []), ...tab.map(({ name }) => name)];
  const groups = wish.is === 'off' ? [] : groupsOf(all, listed, schedule);
  const isOn =
    wish.is === 'on' ||
    wish.is === 'names' ||
    context.columns !== null ||
    (groups.length > 1 && (context.keep || runInParallel(schedule, groups, context.at)));
  if (wish.is === 'off' || !isOn) {
    complainOfShowNow([], context);
    return [];
  }
  const names = orderOf(wish, context, groups);
  if (names.length === 0) {
    settingsProblems.add('bad-setting', setting?.place ?? null, sentence('noRooms'));
    return [];
  }
  if (names.length > MOST_ROOMS) {
    const place = setting && wish.is !== 'auto' ? setting.place : context.header;
    const where = setting && wish.is !== 'auto' ? settingsProblems : problems;
    where.add('too-many-rooms', place, sentence('tooManyRooms', { n: MOST_ROOMS, count: names.length }));
    return [];
  }
  complainOfSpelling(groups, all, context);
  giveNames(all, groups);
  const rooms = makeRooms(names, context);
  complainOfUnused(rooms, groups, wish, context);
  for (const details of all) {
    const stream = rooms.find(({ name }) => name === details.room)?.stream;
    if (stream && details.streams.length === 0) details.streams = [stream];
  }
  takeShowNow(rooms, schedule, context);
  return rooms;
}

// ---- Whether ----

const ON = /^(?:on|yes|y|true|1|an|ein|ja|oui|si|sim|✓|✔|オン)$/;
const OFF = /^(?:off|no|n|false|0|none|-|aus|nein|non|nao|オフ)$/;

function readWish(setting: SettingCell | undefined): Wish {
  const text = fold(setting?.text ?? '');
  if (text === '' || /^auto(?:matic)?$/.test(text)) return { is: 'auto' };
  if (ON.test(text)) return { is: 'on' };
  if (OFF.test(text)) return { is: 'off' };
  const names: string[] = [];
  for (const part of (setting?.text ?? '').split(/[,;\n、]/)) {
    const name = cleanLine(part, LONGEST_NAME);
    if (name !== '' && !names.some((other) => roomKey(other) === roomKey(name))) names.push(name);
  }
  return { is: 'names', names };
}

/** Whether at least two pairs of slots in different rooms overlap. Only a written end says how long a slot is on. */
function runInParallel(schedule: Schedule, groups: readonly NameGroup[], at: number | null): boolean {
  const keys = keysOf(groups);
  const airings = [...schedule.slots, ...airingsFrom(schedule, at)]
    .filter(({ details, end, delay }) => {
      const isOver = at !== null && end !== null && end + delay * 60_000 <= at;
      return end !== null && !isOver && details.status !== 'cancelled' && keys.has(details.room ?? '');
    })
    .sort((a, b) => a.start - b.start);
  let pairs = 0;
  let running: typeof airings = [];
  for (const airing of airings) {
    running = running.filter(({ end }) => (end ?? 0) > airing.start);
    const key = keys.get(airing.details.room ?? '');
    pairs += running.filter(({ details }) => keys.get(details.room ?? '') !== key).length;
    if (pairs > 1) return true;
    running.push(airing);
  }
  return false;
}

function airingsFrom(schedule: Schedule, at: number | null) {
  if (schedule.repeats.length === 0) return [];
  return at === null ? someAirings(schedule) : airingsBetween(schedule, at, at + 63 * DAY);
}

// ---- Which ----

function groupsOf(all: readonly Details[], listed: readonly string[], schedule: Schedule): NameGroup[] {
  const rows: NamedRow[] = [];
  for (const details of all) {
    if (details.room !== null && meansAllRooms(details.room)) details.room = null;
    if (details.room !== null) rows.push({ text: details.room, row: details.row });
  }
  rows.sort((a, b) => a.row - b.row);
  return groupNames(rows, listed, (a, b) => everOverlap(schedule, a, b));
}

function everOverlap({ slots }: Schedule, a: NameGroup, b: NameGroup): boolean {
  const of = ({ rows }: NameGroup) => {
    const texts = new Set(rows.map(({ text }) => text));
    return slots.filter(({ details }) => texts.has(details.room ?? ''));
  };
  const others = of(b);
  return of(a).some((one) =>
    others.some(
      (other) => one.start < (other.end ?? other.start + 1) && other.start < (one.end ?? one.start + 1),
    ),
  );
}

/** By every spelling. */
const keysOf = (groups: readonly NameGroup[]) =>
  new Map(groups.flatMap(({ name, rows }) => rows.map(({ text }) => [text, name] as const)));

/** In the order of Settings, else of the Rooms tab, else of first appearance. */
function orderOf(wish: Wish, { tab, columns }: RoomsContext, groups: readonly NameGroup[]): string[] {
  const names = new Map<string, string>();
  const add = (name: string) => {
    if (!names.has(roomKey(name))) names.set(roomKey(name), name);
  };
  if (wish.is === 'names') wish.names.forEach(add);
  for (const { name } of tab) add(name);
  const merged = new Map(
    groups.flatMap((group) => group.rows.map(({ text }) => [roomKey(text), group.name])),
  );
  for (const name of columns ?? []) add(merged.get(roomKey(name)) ?? name);
  for (const { name } of groups) add(name);
  return [...names.values()];
}

function giveNames(all: readonly Details[], groups: readonly NameGroup[]): void {
  const names = keysOf(groups);
  for (const details of all) details.room = names.get(details.room ?? '') ?? null;
}

function makeRooms(names: readonly string[], context: RoomsContext): ScheduleRoom[] {
  const rows = new Map(context.tab.map((row) => [roomKey(row.name), row]));
  const slugs = new Map<string, string>();
  return names.map((name) => {
    const row = rows.get(roomKey(name));
    const base = context.slugOf(name);
    let slug = base;
    for (let n = 2; slugs.has(slug); n++) slug = `${base}-${n}`;
    if (slug !== base) {
      const values = { text: short(name), other: short(slugs.get(base) ?? ''), slug };
      if (row) context.tabProblems.add('room-slug', row.place, sentence('sameSlug', values));
      else context.problems.add('room-slug', context.header, sentence('sameSlug', values));
    }
    slugs.set(slug, name);
    const { place: _place, name: _name, ...own } = row ?? { ...NOTHING_OWN, place: null, name };
    return { name, slug, ...own, showNow: null };
  });
}

const NOTHING_OWN = { chat: null, stream: null, offAirStream: null, offAirMessage: null, theme: null };

// ---- Problems ----

/** One warning for each room that is spelled in several ways. */
function complainOfSpelling(
  groups: readonly NameGroup[],
  all: readonly Details[],
  context: RoomsContext,
): void {
  for (const { name, rows } of groups) {
    const odd = new Set(rows.filter(({ text }) => text !== name).map(({ text }) => text));
    if (odd.size === 0) continue;
    const places = all.filter(({ room }) => odd.has(room ?? '')).map(context.placeOf);
    const [first = null] = places;
    if (first === null) continue;
    const cells = [...new Set(places.map(context.problems.nameOf))];
    const more = cells.length > 6 ? ', …' : '';
    context.problems.add(
      'room-name',
      first,
      sentence('roomSpelling', {
        texts: [...odd]
          .slice(0, 4)
          .map((text) => `"${short(text)}"`)
          .join(', '),
        cells: cells.slice(0, 6).join(', ') + more,
        name: short(name),
      }),
    );
  }
}

function complainOfUnused(
  rooms: readonly ScheduleRoom[],
  groups: readonly NameGroup[],
  wish: Wish,
  { tab, setting, settingsProblems, tabProblems }: RoomsContext,
): void {
  const used = new Set(groups.map(({ name }) => roomKey(name)));
  for (const { name } of rooms) {
    if (used.has(roomKey(name))) continue;
    const row = tab.find((one) => roomKey(one.name) === roomKey(name));
    const near = nearest(
      fold(name),
      groups.map((group) => fold(group.name)),
    );
    const meant = groups.find((group) => fold(group.name) === near)?.name;
    const hint = meant === undefined ? [] : [sentence('didYouMeanTitle', { text: short(meant) })];
    const unused = sentence('unusedRoom', { text: short(name) });
    if (row) tabProblems.add('room-unused', row.place, unused, ...hint);
    else if (setting && wish.is === 'names')
      settingsProblems.add('room-unused', setting.place, unused, ...hint);
  }
}

// ---- Show now ----

function takeShowNow(rooms: ScheduleRoom[], schedule: Schedule, context: RoomsContext): void {
  for (const [text, setting] of context.showNow) {
    const room = rooms.find(({ name, slug }) => roomKey(name) === roomKey(text) || slug === fold(text));
    if (room) room.showNow = context.readShowNow(setting);
  }
  complainOfShowNow(rooms, context);
  const [first] = rooms;
  if (!first) return;
  // A line that names the first room counts before one without a name.
  first.showNow ??= schedule.showNow;
  schedule.showNow = first.showNow;
}

function complainOfShowNow(
  rooms: readonly ScheduleRoom[],
  { showNow, settingsProblems }: RoomsContext,
): void {
  const keys = rooms.map(({ name }) => roomKey(name));
  for (const [text, { place }] of showNow) {
    const named = place && { ...place, column: place.column - 1 };
    if (keys.includes(roomKey(text)) || rooms.some(({ slug }) => slug === fold(text))) continue;
    const near = nearest(roomKey(text), keys);
    const meant = rooms.find(({ name }) => roomKey(name) === near)?.name;
    const hint = meant === undefined ? [] : [sentence('didYouMeanTitle', { text: short(meant) })];
    settingsProblems.add('show-now', named, sentence('noSuchRoom', { text: short(text) }), ...hint);
  }
}

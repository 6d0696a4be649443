import type { Lookup } from '#lib/embed/types.ts';
import { withAssumedColumns } from './assume-columns.ts';
import { cellText, isBlank, isSameAsAbove } from './cell.ts';
import { checkProgrammes } from './check-programmes.ts';
import { parseIsoDay } from './civil.ts';
import { fillLengths } from './fill-lengths.ts';
import { fillMerges } from './fill-merges.ts';
import { withoutForeignColumns } from './foreign-columns.ts';
import { findGrid } from './grid/find-grid.ts';
import { readGridRows } from './grid/read-grid-rows.ts';
import { findHeader, type Header, withNamedColumns } from './header.ts';
import { findOverlaps } from './overlap.ts';
import { inOneColumn, readPastedText } from './pasted-text.ts';
import { type CellPosition, collectProblems, type Problems, short } from './problems.ts';
import { readRooms } from './read-rooms.ts';
import { type FoundRows, readRows } from './read-rows.ts';
import { readRoomsTab } from './rooms-tab.ts';
import type { ReadOptions, Schedule } from './schedule.ts';
import { sentence } from './sentence.ts';
import { isYes, type RawSettings, readSettingsTab, type SettingCell, toSettings } from './settings-tab.ts';
import { readShowNow } from './show-now.ts';
import { type StreamsReader, streamsReader } from './streams-cell.ts';
import { type Aliases, readStreamsTab } from './streams-tab.ts';
import type { Tab, Workbook } from './types.ts';
import { whenReader } from './when-cell.ts';
import { isZoneAbbreviation, suggestZone, type Zone, zoneName, zoneOf } from './zone.ts';

/** A schedule, the tab that it was read from, and the row that named its columns, if it is not a grid or a text. */
export type Taken = { schedule: Schedule; tab: string | null; header: Header | null; aliases: Aliases };

/**
 * Reads any workbook as `readSchedule` does, with the columns that were taken.
 * @param slugOf makes the addresses of rooms. Most readers give `slugOf` of slug.ts, whose tables are large.
 */
export function readWith(slugOf: (name: string) => string, workbook: Workbook, options: ReadOptions): Taken {
  const { main, streamsTab, settingsTab, roomsTab } = findTabs(workbook.tabs);
  const problems = collectProblems(main?.name ?? 'Schedule');
  const settingsProblems = problems.of(settingsTab?.name ?? 'Settings');
  const raw = readSettingsTab(settingsTab, settingsProblems);
  const lookups = new Map<string, Lookup>();
  const note = (lookup: Lookup) => void lookups.set(lookup.id, lookup);
  const aliases = readStreamsTab(streamsTab, options.embed, problems.of(streamsTab?.name ?? 'Streams'), note);
  const streams = streamsReader(aliases, options.embed, note);
  const settings = toSettings(raw, streams, settingsProblems);
  const { zone, isKnown } = findZone(raw, workbook, options, problems, settingsProblems);
  const locale = raw.values.get('locale')?.text || options.locale || workbook.locale || null;
  const schedule: Schedule = {
    title: settings.title ?? workbook.title,
    timeZone: zone.id,
    locale,
    settings,
    showNow: null,
    grid: null,
    rooms: [],
    accept: isYes(raw.values.get('accept'), settingsProblems),
    slots: [],
    repeats: [],
    hidden: [],
    unscheduled: [],
    problems: [],
  };
  if (!main) problems.add('empty-sheet', null, sentence('noScheduleTab'));
  let placeOf: FoundRows['placeOf'] = ({ row }) => ({ row: row - 1, column: 0 });
  let roomPlaceOf = placeOf;
  let streamPlaceOf = placeOf;
  let roomHeader: CellPosition = null;
  const themes = [...Object.keys(settings.themes), ...(options.themeFiles ?? [])];
  const rowsContext = {
    zone,
    locale,
    date: options.date ? parseIsoDay(options.date) : null,
    today: options.today ? parseIsoDay(options.today) : null,
    titles: [workbook.title ?? '', main?.name ?? ''],
    streams,
    themes,
    problems,
  };
  const grid = main && findGrid(main);
  const pasted =
    main && !grid && raw.columns.size === 0 && !findHeader(main.rows)
      ? readPastedText(main.rows, locale)
      : null;
  const header = pasted
    ? pasted.header
    : main && !grid
      ? findMainHeader(main, raw.columns, locale, problems, streams)
      : null;
  let taken: Header | null = null;
  let needsZone = true;
  let roomsAcross: string[] | null = null;
  if (main && grid) {
    const { found, table, placeOf: cellOf } = readGridRows(main, grid, rowsContext);
    Object.assign(schedule, found);
    schedule.grid = { kind: grid.kind, columns: table.rooms?.length ?? grid.columns.length };
    [placeOf, roomPlaceOf, streamPlaceOf] = [cellOf.start, cellOf.room, cellOf.title];
    roomsAcross = table.rooms;
  }
  if (main && header) {
    const filled = pasted ? pasted.rows : fillMerges(main, header);
    const own = withoutForeignColumns(filled, header, streams);
    if (!pasted) taken = own;
    const read = readRows(filled, own, {
      ...rowsContext,
      problems: pasted ? inOneColumn(problems) : problems,
    });
    needsZone = read.needsZone;
    Object.assign(schedule, read.found);
    placeOf = read.placeOf;
    const { roomColumn, streamColumn = 0 } = read;
    roomPlaceOf = ({ row }) => ({ row: row - 1, column: roomColumn ?? 0 });
    streamPlaceOf = ({ row }) => ({ row: row - 1, column: streamColumn });
    if (!pasted && header.columns.stream.length === 1) schedule.streamColumn = streamColumn;
    if (roomColumn !== undefined) roomHeader = { row: header.row, column: roomColumn };
  }
  if (!isKnown && needsZone) problems.add('no-time-zone', null, sentence('noZone'));
  const showNowOf = (setting: SettingCell | undefined) =>
    readShowNow(setting, schedule, streams, settingsProblems);
  schedule.showNow = showNowOf(raw.values.get('showNow'));
  const roomsProblems = problems.of(roomsTab?.name ?? 'Rooms');
  schedule.rooms = readRooms(schedule, {
    tab: readRoomsTab(roomsTab, streams, themes, roomsProblems),
    setting: raw.values.get('rooms'),
    showNow: raw.showNowIn,
    readShowNow: showNowOf,
    columns: roomsAcross,
    at: options.at ?? null,
    keep: options.keepRooms === true,
    placeOf: roomPlaceOf,
    header: roomHeader,
    slugOf,
    problems,
    settingsProblems,
    tabProblems: roomsProblems,
  });
  findOverlaps(schedule, placeOf, problems);
  const { lengths = {} } = options;
  const unmeasured = fillLengths(schedule, lengths);
  checkProgrammes(schedule, lengths, streamPlaceOf, problems);
  schedule.problems = problems.list();
  if (unmeasured.length > 0) schedule.unmeasured = unmeasured;
  if (lookups.size > 0) schedule.lookups = [...lookups.values()];
  return { schedule, tab: main?.name ?? null, header: taken, aliases };
}

export function findTabs(tabs: readonly Tab[]): {
  main: Tab | null;
  streamsTab: Tab | null;
  settingsTab: Tab | null;
  roomsTab: Tab | null;
} {
  const named = (...names: string[]) =>
    tabs.find(({ name }) => names.includes(name.trim().toLowerCase())) ?? null;
  const streamsTab = named('streams');
  const settingsTab = named('settings');
  const roomsTab = tabs.length > 1 ? named('rooms') : null;
  const others = tabs.filter((tab) => tab !== streamsTab && tab !== settingsTab && tab !== roomsTab);
  const main = named('schedule') ?? others.find(({ rows }) => findHeader(rows)) ?? others[0] ?? null;
  return { main, streamsTab, settingsTab, roomsTab };
}

function findMainHeader(
  main: Tab,
  named: RawSettings['columns'],
  locale: string | null,
  problems: Problems,
  streams: StreamsReader,
): Header | null {
  const { rows } = main;
  if (rows.every((cells) => cells.every(isBlank))) {
    problems.add('empty-sheet', null, sentence('emptyTab'));
    return null;
  }
  const own = findHeader(rows) ?? (named.size > 0 ? headerOf(rows, named, locale) : null);
  const found = own && withNamedColumns(own, named);
  if (!found) {
    problems.add('no-header', null, sentence('noHeader'));
    return null;
  }
  const header = withAssumedColumns(rows, found, locale, problems, streams);
  if (rows.slice(header.row + 1).every((cells) => cells.every(isBlank))) {
    problems.add('no-rows', null, sentence('onlyHeader'));
  }
  if (header.columns.title === undefined) {
    problems.add('no-header', null, sentence('noTitleColumn', { row: header.row + 1 }));
    return null;
  }
  for (const { column, first } of header.duplicates) {
    const text = short(cellText(rows[header.row]?.[first]));
    const hasContent = rows
      .slice(header.row + 1)
      .some((cells) => !isBlank(cells[column]) && !isSameAsAbove(cellText(cells[column])));
    if (hasContent)
      problems.add('duplicate-header', { row: header.row, column }, sentence('twoColumns', { text }));
  }
  return header;
}

/** The first row is a header with unknown names. If it holds a date or a time, there is no header. */
function headerOf(rows: Tab['rows'], named: RawSettings['columns'], locale: string | null): Header {
  const read = whenReader('time', locale);
  const isData = [...named].some(
    ([column, field]) => (field === 'date' || field === 'start') && read(rows[0]?.[column]).is === 'when',
  );
  return { row: isData ? -1 : 0, columns: { stream: [] }, duplicates: [] };
}

/** Settings, else `--time-zone`, else the spreadsheet's own; none: UTC. */
function findZone(
  raw: RawSettings,
  workbook: Workbook,
  options: ReadOptions,
  problems: Problems,
  settingsProblems: Problems,
): { zone: Zone; isKnown: boolean } {
  const setting = raw.values.get('timeZone');
  const fromSettings = setting ? zoneOf(setting.text) : null;
  const fallback = [options.timeZone, workbook.timeZone].flatMap((name) =>
    name ? (zoneOf(name) ?? []) : [],
  )[0];
  const zone = fromSettings ?? fallback ?? (zoneOf('UTC') as Zone);
  const text = (fromSettings ? setting?.text : (options.timeZone ?? workbook.timeZone))?.trim() ?? '';
  if (isZoneAbbreviation(text)) {
    const place = fromSettings ? (setting?.place ?? null) : null;
    const into = fromSettings ? settingsProblems : problems;
    into.add('zone-assumed', place, sentence('zoneTaken', { text, zone: zone.id }));
  }
  if (setting && !fromSettings) {
    const near = suggestZone(setting.text);
    settingsProblems.add(
      'bad-time-zone',
      setting.place,
      sentence('notZone', { text: short(setting.text), zone: zoneName(zone.id) }),
      near ? sentence('didYouMean', { text: near }) : sentence('writeZone'),
    );
  }
  return { zone, isKnown: setting !== undefined || fallback !== undefined };
}

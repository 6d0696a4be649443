import { cellText, isBlank, isSameAsAbove } from './cell.ts';
import { parseIsoDay } from './civil.ts';
import { fillMerges } from './fill-merges.ts';
import { withoutForeignColumns } from './foreign-columns.ts';
import { findHeader, type Header } from './header.ts';
import { findOverlaps } from './overlap.ts';
import { collectProblems, type Problems, short } from './problems.ts';
import { readRows } from './read-rows.ts';
import { said } from './said.ts';
import type { ReadOptions, Schedule } from './schedule.ts';
import { type RawSettings, readSettingsTab, toSettings } from './settings-tab.ts';
import { readShowNow } from './show-now.ts';
import { streamsReader } from './streams-cell.ts';
import { readStreamsTab } from './streams-tab.ts';
import type { Tab, Workbook } from './types.ts';
import { suggestZone, type Zone, zoneName, zoneOf } from './zone.ts';

export type { ReadOptions } from './schedule.ts';

/**
 * Reads a workbook as a schedule. Whatever is in it, it returns one: what could not be read is among the problems.
 * Deterministic, without clock or I/O; the result is plain data.
 */
export function readSchedule(workbook: Workbook, options: ReadOptions): Schedule {
  const { main, streamsTab, settingsTab } = findTabs(workbook.tabs);
  const problems = collectProblems(main?.name ?? 'Schedule');
  const settingsProblems = problems.of(settingsTab?.name ?? 'Settings');
  const raw = readSettingsTab(settingsTab, settingsProblems);
  const aliases = readStreamsTab(streamsTab, options.embed, problems.of(streamsTab?.name ?? 'Streams'));
  const streams = streamsReader(aliases, options.embed);
  const settings = toSettings(raw, streams, settingsProblems);
  const zone = findZone(raw, workbook, options, problems, settingsProblems);
  const locale = raw.values.get('locale')?.text || options.locale || workbook.locale || null;
  const schedule: Schedule = {
    title: settings.title ?? workbook.title,
    timeZone: zone.id,
    locale,
    settings,
    showNow: null,
    slots: [],
    repeats: [],
    hidden: [],
    unscheduled: [],
    problems: [],
  };
  if (!main) problems.add('empty-sheet', null, said('noScheduleTab'));
  const header = main && findMainHeader(main, problems);
  if (main && header) {
    const filled = fillMerges(main, header);
    const read = readRows(filled, withoutForeignColumns(filled, header, streams), {
      zone,
      locale,
      date: options.date ? parseIsoDay(options.date) : null,
      today: options.today ? parseIsoDay(options.today) : null,
      titles: [workbook.title ?? '', main.name],
      streams,
      themes: [...Object.keys(settings.themes), ...(options.themeFiles ?? [])],
      problems,
    });
    Object.assign(schedule, read.found);
    findOverlaps(schedule, read.columnOf, problems);
  }
  schedule.showNow = readShowNow(raw.values.get('showNow'), schedule, streams, settingsProblems);
  schedule.problems = problems.list();
  return schedule;
}

export function findTabs(tabs: readonly Tab[]): {
  main: Tab | null;
  streamsTab: Tab | null;
  settingsTab: Tab | null;
} {
  const named = (...names: string[]) =>
    tabs.find(({ name }) => names.includes(name.trim().toLowerCase())) ?? null;
  const streamsTab = named('streams');
  const settingsTab = named('settings');
  const others = tabs.filter((tab) => tab !== streamsTab && tab !== settingsTab);
  const main = named('schedule') ?? others.find(({ rows }) => findHeader(rows)) ?? others[0] ?? null;
  return { main, streamsTab, settingsTab };
}

function findMainHeader(main: Tab, problems: Problems): Header | null {
  const { rows } = main;
  if (rows.every((cells) => cells.every(isBlank))) {
    problems.add('empty-sheet', null, said('emptyTab'));
    return null;
  }
  const header = findHeader(rows);
  if (!header) {
    problems.add('no-header', null, said('noHeader'));
    return null;
  }
  if (rows.slice(header.row + 1).every((cells) => cells.every(isBlank))) {
    problems.add('no-rows', null, said('onlyHeader'));
  }
  if (header.columns.title === undefined) {
    problems.add('no-header', null, said('noTitleColumn', { row: header.row + 1 }));
    return null;
  }
  for (const { column, first } of header.duplicates) {
    const text = short(cellText(rows[header.row]?.[first]));
    const hasContent = rows
      .slice(header.row + 1)
      .some((cells) => !isBlank(cells[column]) && !isSameAsAbove(cellText(cells[column])));
    if (hasContent)
      problems.add('duplicate-header', { row: header.row, column }, said('twoColumns', { text }));
  }
  return header;
}

/** Settings, else `--time-zone`, else the spreadsheet's own; none: UTC. */
function findZone(
  raw: RawSettings,
  workbook: Workbook,
  options: ReadOptions,
  problems: Problems,
  settingsProblems: Problems,
): Zone {
  const setting = raw.values.get('timeZone');
  const fromSettings = setting ? zoneOf(setting.text) : null;
  const fallback = [options.timeZone, workbook.timeZone].flatMap((name) =>
    name ? (zoneOf(name) ?? []) : [],
  )[0];
  const zone = fromSettings ?? fallback ?? (zoneOf('UTC') as Zone);
  if (setting && !fromSettings) {
    const near = suggestZone(setting.text);
    settingsProblems.add(
      'bad-time-zone',
      setting.place,
      said('notZone', { text: short(setting.text), zone: zoneName(zone.id) }),
      near ? said('didYouMean', { text: near }) : said('writeZone'),
    );
  } else if (!fromSettings && !fallback) {
    problems.add('no-time-zone', null, said('noZone'));
  }
  return zone;
}

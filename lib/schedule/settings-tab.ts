import type { Embed } from '#lib/embed/types.ts';
import { cellText, isBlank, isNothing, richCell } from './cell.ts';
import { parseChat } from './chat-cell.ts';
import { parseDuration } from './duration.ts';
import { fold, foldWords } from './fold.ts';
import { nearest } from './nearest.ts';
import { cleanLine, cleanLines } from './plain-text.ts';
import { type Place, type Problems, short } from './problems.ts';
import { said } from './said.ts';
import { didYouMean } from './sentences.ts';
import type { StreamsReader } from './streams-cell.ts';
import { readNamedTheme, readThemes, siteTheme, type Themes } from './theme-settings.ts';
import type { Cell, Settings, Tab } from './types.ts';

type Name =
  | 'title'
  | 'timeZone'
  | 'locale'
  | 'chatChannel'
  | 'showNow'
  | 'offAirMessage'
  | 'offAirStream'
  | 'startingSoon'
  | 'overrun'
  | 'embeds'
  | 'themes';

const NAMES: Record<Name, string> = {
  title: 'title,site title,site name,name,titel,titre,titulo,タイトル',
  timeZone: 'time zone,timezone,tz,zone,zeitzone,fuseau horaire,zona horaria,fuso horario,タイムゾーン',
  locale: 'locale,language,sprache,langue,idioma',
  chatChannel: 'chat channel,chat,channel,irc channel,chatkanal,canal,canal de chat',
  showNow:
    'show now,override,now showing,show this now,jetzt zeigen,montrer maintenant,mostrar ahora,mostrar agora',
  offAirMessage: 'off air message,offair message,off air text,message off air,offline message,closed message',
  offAirStream: 'off air stream,offair stream,offline stream,off air link,default stream,fallback stream',
  startingSoon: 'starting soon,starts soon,starting soon minutes,starting soon min,soon',
  overrun: 'overrun,overrun minutes,overrun min,overruns',
  embeds: 'embeds,players,third party players,load players,consent,einbettungen',
  themes: 'themes,theme,site theme,seitenthema',
};
const known = new Map<string, Name>();
for (const [name, words] of Object.entries(NAMES) as Array<[Name, string]>) {
  for (const word of words.split(',')) known.set(word, name);
}

/** A setting as it stands in the tab. */
export type SettingCell = { cell: Cell; text: string; place: Place };

/** What the Settings tab says, each still as it was typed, and its themes. */
export type RawSettings = {
  values: ReadonlyMap<Name, SettingCell>;
  themes: Record<string, string>;
  /** The site's own theme: its name or colour. */
  theme: string | null;
};

/** A row of the Settings tab: what stands first in it, and where its value is. `name` is undefined for none that is known. */
type SettingRow = {
  typed: string;
  name: Name | undefined;
  cell: Cell;
  text: string;
  place: { row: number; column: number };
};

/** The rows of the Settings tab, a name and a value each, in whatever columns, with or without a header. */
export function settingRows(tab: Tab | null): SettingRow[] {
  const found: SettingRow[] = [];
  let first = true;
  tab?.rows.forEach((cells, row) => {
    const at = cells.findIndex((cell) => !isBlank(cell));
    if (at === -1) return;
    const typed = cleanLine(cellText(cells[at]), 80);
    const column = at + 1;
    const cell = cells[column] ?? '';
    const text = cellText(cell).trim();
    const isHeader =
      first &&
      /^(?:name|settings?|key|option)$/.test(fold(typed)) &&
      /^(?:value|setting|wert)s?$/.test(fold(text));
    first = false;
    if (!isHeader) found.push({ typed, name: nameOf(typed), cell, text, place: { row, column } });
  });
  return found;
}

/** Takes the Settings tab apart. */
export function readSettingsTab(tab: Tab | null, problems: Problems): RawSettings {
  const values = new Map<Name, SettingCell>();
  const themes: Themes = { named: new Map(), site: null };
  for (const { typed, name, cell, text, place } of settingRows(tab)) {
    const namePlace = { row: place.row, column: place.column - 1 };
    if (name === 'themes') readThemes(text, place, themes, problems);
    else if (name === undefined) {
      if (!readNamedTheme(typed, text, place, themes, problems)) sayUnknown(typed, namePlace, problems);
    } else if (isBlank(cell)) continue;
    else if (values.has(name)) {
      problems.add('bad-setting', namePlace, said('standsTwice', { text: short(typed) }));
    } else values.set(name, { cell, text, place });
  }
  return { values, themes: Object.fromEntries(themes.named), theme: siteTheme(themes, problems) };
}

/** A trailing `(minutes)` is ignored, and so is a colon. */
function nameOf(typed: string): Name | undefined {
  return known.get(foldWords(typed.replace(/\([^()]*\)\s*:?\s*$/, '')));
}

/** What is neither a setting nor a theme. */
function sayUnknown(typed: string, place: Place, problems: Problems): void {
  const near = nearest(foldWords(typed), known.keys());
  const hint = didYouMean(near && sayName(near));
  problems.add('unknown-setting', place, said('noSetting', { text: short(typed) }), ...hint);
}

function sayName(word: string): string {
  const name = known.get(word);
  const said = name ? (NAMES[name].split(',')[0] ?? word) : word;
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** The settings that need no more than themselves and the streams. */
export function toSettings(raw: RawSettings, streams: StreamsReader, problems: Problems): Settings {
  const { values, themes, theme } = raw;
  const line = (name: Name, longest: number) => {
    const text = cleanLines(values.get(name)?.text ?? '', longest);
    return text === '' ? null : text;
  };
  return {
    title: line('title', 200)?.replaceAll('\n', ' ') ?? null,
    chatChannel: readChannel(values.get('chatChannel'), problems),
    offAirMessage: line('offAirMessage', 2000),
    offAirStream: readOffAirStream(values.get('offAirStream'), streams, problems),
    startingSoon: readMinutes(values.get('startingSoon'), 15, problems),
    overrun: readMinutes(values.get('overrun'), 60, problems),
    ...readEmbeds(values.get('embeds'), problems),
    themes,
    theme,
  };
}

function readChannel(setting: SettingCell | undefined, problems: Problems): string | null {
  if (!setting || isNothing(setting.text)) return null;
  const chat = parseChat(setting.text);
  if (chat === null) {
    problems.add('bad-chat', setting.place, said('notChannel', { text: short(setting.text) }));
  }
  return chat;
}

/** `ask`: a viewer says yes before anybody else is told of them. */
function readEmbeds(setting: SettingCell | undefined, problems: Problems): Pick<Settings, 'embeds'> {
  if (!setting) return {};
  const word = fold(setting.text);
  if (/^(?:ask|ask first|click|click to load|on click|consent|fragen)$/.test(word)) return { embeds: 'ask' };
  if (/^(?:load|at once|always|laden)$/.test(word)) return { embeds: 'load' };
  problems.add('bad-setting', setting.place, said('neitherAskNorLoad', { text: short(setting.text) }));
  return {};
}

function readOffAirStream(
  setting: SettingCell | undefined,
  streams: StreamsReader,
  problems: Problems,
): Embed | null {
  if (!setting) return null;
  const read = streams(setting.cell);
  for (const { code, says } of read.complaints) problems.add(code, setting.place, ...says);
  return read.streams[0]?.embed ?? null;
}

function readMinutes(setting: SettingCell | undefined, usual: number, problems: Problems): number {
  if (!setting) return usual;
  const rich = richCell(setting.cell);
  if (rich?.number !== undefined && (rich.format === 'duration' || rich.format === 'time')) {
    const minutes = Math.round(rich.number * 1440);
    if (minutes > 0 && minutes <= 1440) return minutes;
  }
  if (/^0+(?:\s*min\w*)?$/.test(fold(setting.text))) return 0;
  const minutes = parseDuration(setting.text);
  if (minutes !== null && minutes <= 1440) return Math.round(minutes);
  problems.add('bad-setting', setting.place, said('notMinutes', { text: short(setting.text), usual }));
  return usual;
}

import type { Embed } from '#lib/embed/types.ts';
import { cellText, isBlank, isNothing, richCell } from './cell.ts';
import { parseChat } from './chat-cell.ts';
import { parseDuration } from './duration.ts';
import { fold, foldWords } from './fold.ts';
import { fieldNamed } from './header.ts';
import { nearest } from './nearest.ts';
import { cleanLine, cleanLines } from './plain-text.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { sentence } from './sentence.ts';
import { didYouMean } from './sentences.ts';
import type { StreamsReader } from './streams-cell.ts';
import { readNamedTheme, readThemes, siteTheme, type Themes } from './theme-settings.ts';
import type { Cell, Settings, Tab } from './types.ts';
import type { Field } from './words/headers.ts';

type Name =
  | 'title'
  | 'timeZone'
  | 'locale'
  | 'chatChannel'
  | 'chatWords'
  | 'showNow'
  | 'offAirMessage'
  | 'offAirStream'
  | 'startingSoon'
  | 'overrun'
  | 'embeds'
  | 'rooms'
  | 'accept'
  | 'viewers'
  | 'numbers'
  | 'themes';

const NAMES: Record<Name, string> = {
  title: 'title,site title,site name,name,titel,titre,titulo,タイトル',
  timeZone: 'time zone,timezone,tz,zone,zeitzone,fuseau horaire,zona horaria,fuso horario,タイムゾーン',
  locale: 'locale,language,sprache,langue,idioma',
  chatChannel: 'chat channel,chat,channel,irc channel,chatkanal,canal,canal de chat',
  chatWords:
    'chat words,held words,blocked words,bad words,word list,chat worter,worter,wortliste,mots bloques,palabras bloqueadas',
  showNow:
    'show now,override,now showing,show this now,jetzt zeigen,montrer maintenant,mostrar ahora,mostrar agora',
  offAirMessage: 'off air message,offair message,off air text,message off air,offline message,closed message',
  offAirStream: 'off air stream,offair stream,offline stream,off air link,default stream,fallback stream',
  startingSoon: 'starting soon,starts soon,starting soon minutes,starting soon min,soon',
  overrun: 'overrun,overrun minutes,overrun min,overruns',
  embeds: 'embeds,players,third party players,load players,consent,einbettungen',
  rooms: 'rooms,room,raume,sale,buhnen,salles,salas,palcos,escenarios,会場,部屋',
  accept: 'accept,accept changes,accept losses,take it,annehmen,ubernehmen,accepter,aceptar,aceitar',
  viewers: 'viewers,viewer count,show viewers,zuschauer,spectateurs,espectadores,視聴者数',
  numbers: 'numbers,statistics,stats,zahlen,chiffres,estadisticas,estatisticas,numeros',
  themes: 'themes,theme,site theme,seitenthema',
};
const known = new Map<string, Name>();
for (const [name, words] of Object.entries(NAMES) as Array<[Name, string]>) {
  for (const word of words.split(',')) known.set(word, name);
}

/** A setting as it stands in the tab. */
export type SettingCell = { cell: Cell; text: string; place: CellPosition };

/** The values of the Settings tab, each still as it was typed, and its themes. */
export type RawSettings = {
  values: ReadonlyMap<Name, SettingCell>;
  /** `Column C` = the name of a column, by the column, from 0: null if it is none of the site's. */
  columns: ReadonlyMap<number, Field | null>;
  /** `Show now ROOM`, by what stands for the room. */
  showNowIn: ReadonlyMap<string, SettingCell>;
  themes: Record<string, string>;
  /** The site's own theme: its name or colour. */
  theme: string | null;
};

/** A row of the Settings tab: its first text, and where its value is. `name` is undefined if it is not known. */
type SettingRow = {
  typed: string;
  name: Name | undefined;
  /** Of `Show now ROOM`: the room. */
  room: string | null;
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
    if (isHeader) return;
    const room = roomIn(typed);
    const name = room === null ? nameOf(typed) : undefined;
    found.push({ typed, name, room, cell, text, place: { row, column } });
  });
  return found;
}

/** Takes the Settings tab apart. */
export function readSettingsTab(tab: Tab | null, problems: Problems): RawSettings {
  const values = new Map<Name, SettingCell>();
  const showNowIn = new Map<string, SettingCell>();
  const columns = new Map<number, Field | null>();
  const themes: Themes = { named: new Map(), site: null };
  for (const { typed, name, room, cell, text, place } of settingRows(tab)) {
    const namePlace = { row: place.row, column: place.column - 1 };
    const column = columnIn(typed);
    if (room !== null) {
      if (!isBlank(cell)) showNowIn.set(room, { cell, text, place });
    } else if (column !== null) readColumn(column, { text, place }, columns, problems);
    else if (name === 'themes') readThemes(text, place, themes, problems);
    else if (name === undefined) {
      if (!readNamedTheme(typed, text, place, themes, problems)) sayUnknown(typed, namePlace, problems);
    } else if (isBlank(cell)) continue;
    else if (values.has(name)) {
      problems.add('bad-setting', namePlace, sentence('standsTwice', { text: short(typed) }));
    } else values.set(name, { cell, text, place });
  }
  return {
    values,
    columns,
    showNowIn,
    themes: Object.fromEntries(themes.named),
    theme: siteTheme(themes, problems),
  };
}

const SHOW_NOW_IN = new RegExp(
  `^(?:${NAMES.showNow.replaceAll(',', '|')})(?:\\s*[:(–—-]\\s*|\\s+(?:in|for|für|à|en|em)\\s+|\\s+)(\\S.*?)\\s*\\)?\\s*:?$`,
  'iu',
);

/** The room of `Show now Saal 1`, `Show now (Saal 1)`. */
const roomIn = (typed: string): string | null => SHOW_NOW_IN.exec(typed)?.[1] ?? null;

const COLUMN = /^(?:column|col|spalte|colonne|columna|coluna|colonna|kolom|列)\s+([a-z]{1,2})\s*:?$/i;

/** The column of `Column C`, from 0. */
function columnIn(typed: string): number | null {
  const letters = COLUMN.exec(typed)?.[1]?.toUpperCase();
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readColumn(
  column: number,
  { text, place }: Pick<SettingCell, 'text' | 'place'>,
  columns: Map<number, Field | null>,
  problems: Problems,
): void {
  if (text === '') return;
  const field = isNothing(text) ? null : fieldNamed(text);
  if (field === undefined) problems.add('bad-setting', place, sentence('notColumn', { text: short(text) }));
  else columns.set(column, field);
}

/** A trailing `(minutes)` is ignored, and so is a colon. */
function nameOf(typed: string): Name | undefined {
  return known.get(foldWords(typed.replace(/\([^()]*\)\s*:?\s*$/, '')));
}

/** Notes a problem for a row that is neither a setting nor a theme. */
function sayUnknown(typed: string, place: CellPosition, problems: Problems): void {
  const near = nearest(foldWords(typed), known.keys());
  const hint = didYouMean(near && sayName(near));
  problems.add('unknown-setting', place, sentence('noSetting', { text: short(typed) }), ...hint);
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
    ...readChatWords(values.get('chatWords')),
    ...readEmbeds(values.get('embeds'), problems),
    ...(isOn(values.get('viewers'), 'shown', problems) ? { viewers: 'shown' } : {}),
    ...(isOn(values.get('numbers'), 'public', problems) ? { numbers: 'public' } : {}),
    themes,
    theme,
  };
}

const YES = /^(?:yes|y|true|ja|oui|si|sim|✓|✔|☑|はい)$/;
const NO = /^(?:no|n|false|nein|non|nao|いいえ)$/;

/** `yes`, or nothing. */
export function isYes(setting: SettingCell | undefined, problems: Problems): boolean {
  if (!setting || isNothing(setting.text)) return false;
  const word = fold(setting.text);
  if (YES.test(word)) return true;
  if (!NO.test(word))
    problems.add('bad-setting', setting.place, sentence('neitherYesNorNo', { text: short(setting.text) }));
  return false;
}

/** Further words for `shown` and `public`. `yes` and its translations are known, too. */
const ON: Record<'shown' | 'public', RegExp> = {
  shown: /^(?:shown?|visible|on|anzeigen|angezeigt|sichtbar|affiche|mostrar|mostrado)$/,
  public: /^(?:public|on|offentlich|publik|publique?|publico)$/,
};

/** Whether a setting is on. It is off unless it has one certain word. */
function isOn(setting: SettingCell | undefined, word: keyof typeof ON, problems: Problems): boolean {
  if (!setting || isNothing(setting.text)) return false;
  const typed = fold(setting.text);
  if (ON[word].test(typed) || YES.test(typed)) return true;
  if (!NO.test(typed) && !/^(?:off|hidden|private|aus|verborgen|privat)$/.test(typed))
    problems.add('bad-setting', setting.place, sentence('notWord', { text: short(setting.text), word }));
  return false;
}

function readChannel(setting: SettingCell | undefined, problems: Problems): string | null {
  if (!setting || isNothing(setting.text)) return null;
  const chat = parseChat(setting.text);
  if (chat === null) {
    problems.add('bad-chat', setting.place, sentence('notChannel', { text: short(setting.text) }));
  }
  return chat;
}

/** A crew's list has at most about this many patterns, each as long as a few words. */
const MOST_WORDS = 500;

function readChatWords(setting: SettingCell | undefined): Pick<Settings, 'chatWords'> {
  if (!setting || isNothing(setting.text)) return {};
  const words = cleanLines(setting.text, 20_000)
    .split(/[\n,;]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return words.length > 0 ? { chatWords: words.map((word) => word.slice(0, 60)) } : {};
}

/** `ask`: streams from other servers are loaded only after the viewer agreed. */
function readEmbeds(setting: SettingCell | undefined, problems: Problems): Pick<Settings, 'embeds'> {
  if (!setting) return {};
  const word = fold(setting.text);
  if (/^(?:ask|ask first|click|click to load|on click|consent|fragen)$/.test(word)) return { embeds: 'ask' };
  if (/^(?:load|at once|always|laden)$/.test(word)) return { embeds: 'load' };
  problems.add('bad-setting', setting.place, sentence('neitherAskNorLoad', { text: short(setting.text) }));
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
  problems.add('bad-setting', setting.place, sentence('notMinutes', { text: short(setting.text), usual }));
  return usual;
}

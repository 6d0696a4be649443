import type { Embed } from '#lib/embed/types.ts';
import { cellText, isBlank, isNothing } from './cell.ts';
import { parseChat } from './chat-cell.ts';
import { foldWords } from './fold.ts';
import { cleanLine, cleanLines } from './plain-text.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { roomKey } from './room-names.ts';
import { sentence } from './sentence.ts';
import type { StreamsReader } from './streams-cell.ts';
import { findTheme } from './theme-settings.ts';
import type { Cell, Room, Tab } from './types.ts';

/** A row of the Rooms tab. */
export type RoomRow = Omit<Room, 'slug'> & { place: CellPosition };

type Column = 'name' | 'chat' | 'stream' | 'offAirStream' | 'offAirMessage' | 'theme';

const COLUMNS: Record<Column, string> = {
  name: 'name,room,room name,stage,track,hall,raum,saal,buhne,salle,sala,palco,escenario,nom,nombre,nome,会場,部屋,名前',
  chat: 'chat channel,chat,channel,irc,irc channel,chatkanal,kanal,canal,canal de chat,チャット',
  stream: 'stream,address,url,link,always on,lien,enlace,ストリーム',
  offAirStream: 'off air stream,offair stream,offline stream,fallback stream',
  offAirMessage: 'off air message,offair message,off air text,offline message,closed message',
  theme: 'theme,colour,color,farbe,thema,couleur,tema,テーマ',
};
const USUAL_ORDER: readonly Column[] = ['name', 'chat', 'stream', 'offAirStream', 'offAirMessage', 'theme'];
const LONGEST_NAME = 300;

/** The Rooms tab: each room with what it has of its own. A header row is optional. */
export function readRoomsTab(
  tab: Tab | null,
  streams: StreamsReader,
  themes: readonly string[],
  problems: Problems,
): RoomRow[] {
  const rooms: RoomRow[] = [];
  const keys = new Set<string>();
  let columns: Partial<Record<Column, number>> = Object.fromEntries(
    USUAL_ORDER.map((column, at) => [column, at]),
  );
  let isFirst = true;
  tab?.rows.forEach((cells, row) => {
    if (cells.every(isBlank)) return;
    const header = isFirst ? readHeaderRow(cells) : null;
    isFirst = false;
    if (header) {
      columns = header;
      return;
    }
    const name = cleanLine(cellText(cells[columns.name ?? 0]), LONGEST_NAME);
    if (name === '') return;
    const place = { row, column: columns.name ?? 0 };
    if (keys.has(roomKey(name))) {
      problems.add('duplicate-room', place, sentence('standsTwice', { text: short(name) }));
      return;
    }
    keys.add(roomKey(name));
    const at = (column: Column) => {
      const index = columns[column];
      return index === undefined ? null : { cell: cells[index] ?? '', place: { row, column: index } };
    };
    rooms.push({
      name,
      chat: readChannel(at('chat'), problems),
      stream: readStream(at('stream'), streams, problems),
      offAirStream: readEmbed(at('offAirStream'), streams, problems),
      offAirMessage: cleanLines(cellText(at('offAirMessage')?.cell), 2000) || null,
      theme: readTheme(at('theme'), themes, problems),
      place,
    });
  });
  return rooms;
}

function readHeaderRow(cells: readonly Cell[]): Partial<Record<Column, number>> | null {
  const names = cells.map((cell) => foldWords(cellText(cell).slice(0, 60)));
  const found: Partial<Record<Column, number>> = {};
  for (const column of USUAL_ORDER) {
    const known = COLUMNS[column].split(',');
    const at = names.findIndex((name) => known.includes(name));
    if (at !== -1 && !Object.values(found).includes(at)) found[column] = at;
  }
  // A room may be called "Stage"; a header names something besides.
  return found.name !== undefined && Object.keys(found).length > 1 ? found : null;
}

type Given = { cell: Cell; place: { row: number; column: number } } | null;

function readChannel(given: Given, problems: Problems): string | null {
  const text = cellText(given?.cell).trim();
  if (!given || isNothing(text)) return null;
  const chat = parseChat(text);
  if (chat === null) problems.add('bad-chat', given.place, sentence('notChannel', { text: short(text) }));
  return chat;
}

function readStream(given: Given, streams: StreamsReader, problems: Problems): Room['stream'] {
  if (!given) return null;
  const read = streams(given.cell);
  for (const { code, says } of read.complaints) problems.add(code, given.place, ...says);
  return read.streams[0] ?? null;
}

const readEmbed = (given: Given, streams: StreamsReader, problems: Problems): Embed | null =>
  readStream(given, streams, problems)?.embed ?? null;

function readTheme(given: Given, themes: readonly string[], problems: Problems): string | null {
  const text = cellText(given?.cell).trim();
  if (!given || isNothing(text)) return null;
  const found = findTheme(text, themes);
  if (found.ok) return found.theme;
  problems.add('bad-theme', given.place, sentence('notTheme', { text: short(text) }), ...found.hint);
  return null;
}

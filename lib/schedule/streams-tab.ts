import { parseAddress } from '#lib/embed/parse-address.ts';
import type { Embed, EmbedOptions, EmbedResult } from '#lib/embed/types.ts';
import { cellText, isBlank, richCell } from './cell.ts';
import { fold, foldWords } from './fold.ts';
import { type Note, withAnswer } from './lookups.ts';
import { cleanLine } from './plain-text.ts';
import { type Problems, short } from './problems.ts';
import { sentence } from './sentence.ts';
import type { Cell, Tab } from './types.ts';

/** A name from the Streams tab. `embed` is null if its address was refused, which is a problem there, or is looked up. */
export type Alias = { name: string; label: string | null; embed: Embed | null };
/** By folded name. */
export type Aliases = ReadonlyMap<string, Alias>;

const LONGEST_LABEL = 40;

const COLUMNS: ReadonlyArray<['name' | 'address' | 'label', readonly string[]]> = [
  ['name', ['name', 'alias', 'stream', 'short name', 'key', 'id', 'nom', 'nombre', 'nome', '名前']],
  [
    'address',
    ['address', 'url', 'link', 'adresse', 'enlace', 'lien', 'stream url', 'embed', 'アドレス', 'endereco'],
  ],
  ['label', ['label', 'title', 'description', 'shown as', 'beschriftung', 'etiqueta', 'libelle', 'ラベル']],
];

/** The streams that rows may name. A header row is optional. */
export function readStreamsTab(
  tab: Tab | null,
  options: EmbedOptions,
  problems: Problems,
  note: Note,
): Aliases {
  const aliases = new Map<string, Alias>();
  if (!tab) return aliases;
  let columns = { name: 0, address: 1, label: 2 };
  let first = true;
  tab.rows.forEach((cells, row) => {
    if (cells.every(isBlank)) return;
    const header = first ? readHeaderRow(cells) : null;
    first = false;
    if (header) {
      columns = header;
      return;
    }
    const name = cleanLine(cellText(cells[columns.name]), 80);
    const cell = cells[columns.address];
    if (name === '' || isBlank(cell)) return;
    if (aliases.has(fold(name))) {
      problems.add(
        'duplicate-stream-name',
        { row, column: columns.name },
        sentence('standsTwice', { text: short(name) }),
      );
      return;
    }
    const label = cleanLine(cellText(cells[columns.label]), LONGEST_LABEL);
    const embed = withAnswer(readAddress(cell, options), options, note);
    if (embed?.ok === false) problems.add('stream-refused', { row, column: columns.address }, embed.why);
    aliases.set(fold(name), { name, label: label || null, embed: embed?.ok ? toEmbed(embed) : null });
  });
  return aliases;
}

function readHeaderRow(cells: readonly Cell[]): { name: number; address: number; label: number } | null {
  const names = cells.map((cell) => foldWords(cellText(cell).slice(0, 60)));
  const at = COLUMNS.map(
    ([field, known]) => [field, names.findIndex((name) => known.includes(name))] as const,
  );
  const found = Object.fromEntries(at) as Record<'name' | 'address' | 'label', number>;
  return found.name >= 0 && found.address >= 0 ? found : null;
}

function readAddress(cell: Cell | undefined, options: EmbedOptions): EmbedResult {
  const [link] = richCell(cell)?.links ?? [];
  const typed = parseAddress(cellText(cell), options);
  return typed.ok || !link ? typed : parseAddress(link.uri, options);
}

export function toEmbed(result: EmbedResult & { ok: true }): Embed {
  const { ok: _ok, ...embed } = result;
  return embed;
}

import Papa from 'papaparse';
import { type Typed, toCellData } from './cells.ts';

type StandInTab = { name: string; rows: Typed[][]; hidden: boolean; merges: string[] };

/** A spreadsheet that tests edit as somebody would in a browser. Rows and columns count from 1, as the sheet shows. */
export class StandInSheet {
  title: string;
  locale: string;
  timeZone: string;
  #tabs: StandInTab[] = [];

  constructor({ title = 'Season', locale = 'en_GB', timeZone = 'Europe/London' } = {}) {
    this.title = title;
    this.locale = locale;
    this.timeZone = timeZone;
  }

  /** Puts a whole tab, from CSV as it would be typed or from rows; a tab of this name is replaced. */
  setTab(name: string, content: string | Typed[][], { hidden = false, merges = [] as string[] } = {}): void {
    const rows = typeof content === 'string' ? Papa.parse<string[]>(content.trimEnd()).data : content;
    const tab = { name, rows: rows.map((row) => [...row]), hidden, merges };
    const at = this.#tabs.findIndex((other) => other.name === name);
    if (at === -1) this.#tabs.push(tab);
    else this.#tabs[at] = tab;
  }

  /** Types into a cell such as `B7`. */
  setCell(tabName: string, cell: string, typed: Typed): void {
    const { row, column } = position(cell);
    const { rows } = this.#tab(tabName);
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length < column) cells.push('');
    cells[column] = typed;
  }

  /** Writes text as it is, as the API does; after the last row with data if no row is given. Rows count from 0. */
  writeRows(sheetId: number, row: number | null, column: number, texts: Typed[][]): void {
    const tab = this.#tabOf(sheetId);
    const first = row ?? tab.rows.findLastIndex((cells) => cells.some((cell) => cell !== '')) + 1;
    texts.forEach((line, down) => {
      while (tab.rows.length <= first + down) tab.rows.push([]);
      const cells = tab.rows[first + down] ?? [];
      while (cells.length < column) cells.push('');
      line.forEach((text, right) => {
        cells[column + right] = text;
      });
    });
  }

  /** Puts empty rows before row `at`, which counts from 0. */
  insertRows(sheetId: number, at: number, count: number): void {
    this.#tabOf(sheetId).rows.splice(at, 0, ...Array.from({ length: count }, () => []));
  }

  /** Puts a note on a cell. Rows and columns count from 0. */
  writeNote(sheetId: number, row: number, column: number, note: string): void {
    const cells = this.#tabs.find((_, index) => gidOf(index) === sheetId)?.rows[row];
    const typed = cells?.[column] ?? '';
    if (cells)
      cells[column] = typeof typed === 'string' ? { text: typed, plain: true, note } : { ...typed, note };
  }

  /** The note on a cell such as `B7`. */
  noteOf(tabName: string, cell: string): string {
    const { row, column } = position(cell);
    const typed = this.#tab(tabName).rows[row]?.[column] ?? '';
    return typeof typed === 'string' ? '' : (typed.note ?? '');
  }

  /** The text of a cell such as `B7`. */
  textOf(tabName: string, cell: string): string {
    const { row, column } = position(cell);
    const typed = this.#tab(tabName).rows[row]?.[column] ?? '';
    return typeof typed === 'string' ? typed : typed.text;
  }

  renameTab(name: string, to: string): void {
    this.#tab(name).name = to;
  }

  removeTab(name: string): void {
    this.#tabs = this.#tabs.filter((tab) => tab.name !== name);
  }

  hasTab(name: string): boolean {
    return this.#tabs.some((tab) => tab.name === name);
  }

  /** The whole `Spreadsheet` resource, or its tabs of these names. */
  toSpreadsheet(spreadsheetId: string, only: string[] | null = null) {
    const properties = {
      title: this.title,
      locale: this.locale,
      timeZone: this.timeZone,
      autoRecalc: 'ON_CHANGE',
    };
    const sheets = this.#tabs
      .map((tab, index) => this.#toSheet(tab, index))
      .filter((sheet) => only === null || only.includes(sheet.properties.title));
    return { spreadsheetId, properties, sheets };
  }

  #toSheet({ name, rows, hidden, merges }: StandInTab, index: number) {
    const sheetId = gidOf(index);
    return {
      properties: {
        sheetId,
        title: name,
        index,
        sheetType: 'GRID',
        ...(hidden ? { hidden } : {}),
        gridProperties: { rowCount: Math.max(1000, rows.length), columnCount: 26 },
      },
      data: [
        {
          rowData: rows.map((row) => {
            return row.length === 0 ? {} : { values: row.map((typed) => toCellData(typed, this.locale)) };
          }),
        },
      ],
      ...(merges.length > 0 ? { merges: merges.map((range) => ({ sheetId, ...toGridRange(range) })) } : {}),
    };
  }

  #tabOf(sheetId: number): StandInTab {
    const tab = this.#tabs.find((_, index) => gidOf(index) === sheetId);
    if (!tab) throw new Error(`No grid with id: ${sheetId}`);
    return tab;
  }

  #tab(name: string): StandInTab {
    const tab = this.#tabs.find((other) => other.name === name);
    if (!tab) throw new Error(`The stand-in's sheet has no tab ${name}`);
    return tab;
  }
}

const gidOf = (index: number) => (index === 0 ? 0 : 1000 + index);

function position(cell: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)([1-9]\d*)$/.exec(cell) ?? [];
  if (digits === '') throw new Error(`${cell} is not a cell`);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}

/** `A1:C2`, half-open and from 0 as the API counts. */
function toGridRange(range: string) {
  const [from = '', to = ''] = range.split(':');
  const start = position(from);
  const end = position(to);
  return {
    startRowIndex: start.row,
    endRowIndex: end.row + 1,
    startColumnIndex: start.column,
    endColumnIndex: end.column + 1,
  };
}

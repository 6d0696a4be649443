import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import Papa from 'papaparse';

// `node tools/make-template.ts`: public/template/Marquee.xlsx from the CSV files beside it. One file to import into Google
// Sheets: with the dates and times as such, a header that stays, and lists to choose from.

const FOLDER = 'public/template';
const TABS = ['Schedule', 'Streams', 'Settings'];
/** The last row that lists and formats reach. */
const LAST_ROW = 1000;
const CHOICES: Record<string, string[]> = {
  Status: ['tentative', 'cancelled', 'hidden'],
  Layout: ['tabs', 'grid'],
  Repeat: ['weekly', 'every 2 weeks', 'daily', 'monthly on the first Friday'],
};
/** Cell styles, by their place in `cellXfs` below. */
const STYLE = { plain: 0, header: 1, date: 2, time: 3 };

const xmlText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const letter = (column: number) => String.fromCharCode(65 + column);
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A date as days since 1899-12-30, a time as a part of a day (ECMA-376, part 1, 18.17.4), all else as text. */
function cellXml(text: string, place: string, isHeader: boolean): string {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const time = /^(\d{1,2}):(\d\d)$/.exec(text);
  if (date) {
    const days = (Date.parse(text) - Date.UTC(1899, 11, 30)) / 86_400_000;
    return `<c r="${place}" s="${STYLE.date}"><v>${days}</v></c>`;
  }
  if (time) {
    const part = (Number(time[1]) * 60 + Number(time[2])) / 1440;
    return `<c r="${place}" s="${STYLE.time}"><v>${part}</v></c>`;
  }
  if (/^\d+$/.test(text)) return `<c r="${place}"><v>${text}</v></c>`;
  const style = isHeader ? ` s="${STYLE.header}"` : '';
  return text === '' ? '' : `<c r="${place}"${style} t="inlineStr"><is><t>${xmlText(text)}</t></is></c>`;
}

function sheetXml(rows: string[][]): string {
  const [header = []] = rows;
  const styleOf = (name: string) =>
    name === 'Date' ? STYLE.date : name === 'Start' || name === 'End' ? STYLE.time : STYLE.plain;
  const columns = header.map(
    (name, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${name === 'Stream' || name === 'Address' ? 44 : 18}" style="${styleOf(name)}" customWidth="1"/>`,
  );
  const body = rows.map((row, y) => {
    const cells = row.map((text, x) => cellXml(text, `${letter(x)}${y + 1}`, y === 0));
    return `<row r="${y + 1}">${cells.join('')}</row>`;
  });
  const lists = header.flatMap((name, at) => {
    const choices = CHOICES[name];
    const range = `${letter(at)}2:${letter(at)}${LAST_ROW}`;
    // The list is only a suggestion, so other words are allowed, too.
    return choices
      ? `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${range}"><formula1>"${xmlText(choices.join(','))}"</formula1></dataValidation>`
      : [];
  });
  const validations =
    lists.length > 0 ? `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>` : '';
  return xml(
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${body.join('')}</sheetData>${validations}</worksheet>`,
  );
}

const STYLES = xml(
  `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="hh:mm"/></numFmts><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
);

function workbookFiles(): Record<string, string> {
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = (make: (name: string, n: number) => string) =>
    TABS.map((name, at) => make(name, at + 1)).join('');
  const files: Record<string, string> = {
    '[Content_Types].xml': xml(
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheet}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheet}.worksheet+xml"/>`)}</Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${PACKAGE}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${TABS.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': STYLES,
  };
  for (const [at, name] of TABS.entries()) {
    const csv = readFileSync(`${FOLDER}/${name}.csv`, 'utf8').trimEnd();
    files[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(Papa.parse<string[]>(csv).data);
  }
  return files;
}

/** A ZIP file (APPNOTE.TXT 4.3), neither compressed nor dated, so that it is the same each time. */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x21, 8);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), about, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}

/** The bytes of the template. */
export const templateFile = () => zip(workbookFiles());

if (import.meta.main) writeFileSync(`${FOLDER}/Marquee.xlsx`, templateFile());

/** The content of a cell in a test: text as somebody would type it, or the parts of a CellData that typing cannot make. */
export type Typed =
  | string
  | {
      text: string;
      /** =HYPERLINK() or a link on the whole cell. */
      hyperlink?: string;
      /** Links on parts of the text, which must hold them. */
      links?: Array<{ text: string; uri: string }>;
      /** Smart chips, in the order of the text, which must hold them. */
      chips?: Array<{ text: string; uri: string }>;
      /** A formula's error. */
      error?:
        | 'ERROR'
        | 'NULL_VALUE'
        | 'DIVIDE_BY_ZERO'
        | 'VALUE'
        | 'REF'
        | 'NAME'
        | 'NUM'
        | 'N_A'
        | 'LOADING';
      /** Typed text, whatever it looks like: a cell formatted as text. */
      plain?: true;
      note?: string;
    };

type NumberFormat = { type: string; pattern: string };

export type CellData = {
  effectiveValue?: {
    numberValue?: number;
    stringValue?: string;
    boolValue?: boolean;
    errorValue?: { type: string; message: string };
  };
  formattedValue?: string;
  effectiveFormat?: { numberFormat: NumberFormat };
  hyperlink?: string;
  note?: string;
  textFormatRuns?: Array<{ startIndex?: number; format: { link?: { uri: string } } }>;
  chipRuns?: Array<{ startIndex?: number; chip: { richLinkProperties?: { uri: string } } }>;
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** Serial numbers count days from here. */
const EPOCH = Date.UTC(1899, 11, 30);

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/;
const DATE_TIME = /^(\d{4}-\d\d-\d\d)[ T](\d{1,2}:\d\d(?::\d\d)?)$/;

/** A cell as the API replies with it. Dates and times are typed in ISO form and shown in the sheet's locale. */
export function toCellData(typed: Typed, locale: string): CellData {
  if (typed === '') return {};
  if (typeof typed === 'string') return fromTyping(typed, locale);
  const { text } = typed;
  if (typed.error) {
    const shown = typed.error === 'LOADING' ? 'Loading...' : text;
    return {
      effectiveValue: { errorValue: { type: typed.error, message: `${typed.error} (stand-in)` } },
      formattedValue: shown,
    };
  }
  const cell = typed.plain || typed.links || typed.chips ? asText(text) : fromTyping(text, locale);
  if (typed.hyperlink) cell.hyperlink = typed.hyperlink;
  if (typed.note) cell.note = typed.note;
  if (typed.links) {
    cell.textFormatRuns = runs(text, typed.links).map(({ at, uri }) => ({
      ...start(at),
      format: uri ? { link: { uri } } : {},
    }));
  }
  if (typed.chips) {
    cell.chipRuns = runs(text, typed.chips).map(({ at, uri }) => ({
      ...start(at),
      chip: uri ? { richLinkProperties: { uri } } : {},
    }));
  }
  return cell;
}

/** A cell as it is written. */
export type CellWritten = {
  userEnteredValue?: { stringValue?: string; numberValue?: number };
  userEnteredFormat?: { numberFormat?: { type?: string } };
  textFormatRuns?: Array<{ startIndex?: number; format: { link?: { uri?: string } } }>;
};

/** A written cell as somebody would have typed it. Text is never a date or a formula, whatever it looks like. */
export function typedFrom({ userEnteredValue, userEnteredFormat, textFormatRuns = [] }: CellWritten): Typed {
  const { stringValue: text, numberValue: number } = userEnteredValue ?? {};
  if (number !== undefined) {
    const iso = new Date(EPOCH + Math.round(number * 86_400) * 1000).toISOString();
    const type = userEnteredFormat?.numberFormat?.type;
    if (type === 'DATE') return iso.slice(0, 10);
    if (type === 'TIME') return iso.slice(11, 16);
    return type === 'DATE_TIME' ? iso.slice(0, 16).replace('T', ' ') : String(number);
  }
  if (text === undefined || text === '') return '';
  const links = textFormatRuns.flatMap(({ startIndex = 0, format }, at) => {
    const uri = format.link?.uri;
    return uri ? [{ text: text.slice(startIndex, textFormatRuns[at + 1]?.startIndex), uri }] : [];
  });
  return { text, plain: true, ...(links.length > 0 && { links }) };
}

function fromTyping(text: string, locale: string): CellData {
  const dateTime = DATE_TIME.exec(text);
  if (dateTime) {
    const [, date = '', time = ''] = dateTime;
    const shown = `${showDate(date, locale)} ${time}`;
    return asNumber(days(date) + fraction(time), shown, 'DATE_TIME', `${datePattern(locale)} hh:mm`);
  }
  if (DATE.test(text)) return asNumber(days(text), showDate(text, locale), 'DATE', datePattern(locale));
  if (TIME.test(text)) return asNumber(fraction(text), text, 'TIME', 'hh:mm');
  if (/^-?\d+(\.\d+)?$/.test(text))
    return { effectiveValue: { numberValue: Number(text) }, formattedValue: text };
  if (/^(true|false)$/i.test(text)) {
    return { effectiveValue: { boolValue: /^true$/i.test(text) }, formattedValue: text.toUpperCase() };
  }
  // An address that somebody types becomes a link by itself.
  return /^https?:\/\/\S+$/.test(text) ? { ...asText(text), hyperlink: text } : asText(text);
}

function asText(text: string): CellData {
  return { effectiveValue: { stringValue: text }, formattedValue: text };
}

function asNumber(numberValue: number, formattedValue: string, type: string, pattern: string): CellData {
  return {
    effectiveValue: { numberValue },
    formattedValue,
    effectiveFormat: { numberFormat: { type, pattern } },
  };
}

function days(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - EPOCH) / DAY_MS;
}

function fraction(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return (hours * 3600 + minutes * 60 + seconds) / 86400;
}

function datePattern(locale: string): string {
  if (locale === 'en_US') return 'mm/dd/yyyy';
  if (locale.startsWith('de')) return 'dd.mm.yyyy';
  return locale.startsWith('ja') ? 'yyyy/mm/dd' : 'dd/mm/yyyy';
}

function showDate(date: string, locale: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return datePattern(locale).replace('yyyy', year).replace('mm', month).replace('dd', day);
}

/** The text cut where a link begins or ends; runs without a link are replied with too. */
function runs(
  text: string,
  links: Array<{ text: string; uri: string }>,
): Array<{ at: number; uri?: string }> {
  const cut: Array<{ at: number; uri?: string }> = [];
  let end = 0;
  for (const link of links) {
    const at = text.indexOf(link.text, end);
    if (at === -1) throw new Error(`The cell's text does not hold ${link.text}`);
    if (at > end) cut.push({ at: end });
    cut.push({ at, uri: link.uri });
    end = at + link.text.length;
  }
  if (end < text.length) cut.push({ at: end });
  return cut;
}

/** Google leaves out what is 0. */
function start(at: number): { startIndex?: number } {
  return at === 0 ? {} : { startIndex: at };
}

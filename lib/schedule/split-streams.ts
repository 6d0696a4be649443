import { takeLength } from './stream-length.ts';
import type { CellLink } from './types.ts';

/** One stream as it is written: perhaps a label, an address or a name, and perhaps how long it is. */
type StreamSource = {
  label: string | null;
  address: string;
  /** Seconds. */
  length?: number;
  /** The text that was written as its length, if it cannot be one. */
  badLength?: string;
};

const HTML = /<\/?[a-z][^<]*>/i;
// An address inside another one's query does not begin a new one.
const ADDRESS_START = /(?<![^\s,;|()[\]<>"'=:–—：｜，；、（）［］【】「」『』〈〉《》→-])https?:\/\//gi;
const CONJUNCTION = /^(?:and|or|und|oder|et|ou|y|o|e|&|\+|\/)$/i;
const MARKDOWN = /\[([^[\]]{1,60})\]\((https?:\/\/[^\s()]+)\)/gi;
/** Schemes, not labels. */
const SCHEME =
  /^(?:javascript|data|vbscript|file|blob|about|view-source|rtmps?|rtsp|srt|ftp|wss?|mailto|tel|irc|ircs|https?)\s*:/i;
const LABELLED = /^([^:=|\t：｜]{1,60}?)\s*(?:[:=|：｜\t]|\s[-–—]\s)\s*(\S.*)$/;
/** The characters between a label and its address. */
const SEPARATORS = /^[\s,;|：｜，；、]+|[\s:=|,;–—：｜，；、→-]+$/g;
const BRACKETS: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '）': '（',
  '］': '［',
  '】': '【',
  '」': '「',
  '』': '『',
  '〉': '〈',
  '》': '《',
};
const OPENING = new Set(Object.values(BRACKETS));

/**
 * Takes a Stream cell apart.
 * @param resolves whether a text is an address that can be shown, or a known name
 */
export function splitStreams(
  text: string,
  links: readonly CellLink[],
  resolves: (text: string) => boolean,
): StreamSource[] {
  if (HTML.test(text)) return splitHtml(text);
  if (links.length > 0 && !text.includes('://') && !resolves(text.trim())) {
    return labelledLinks(text, links);
  }
  return text.split(/[\r\n]+/).flatMap((line) => splitLine(line.trim(), resolves));
}

/** A link's label stands before it, `HD: Film night`, or is what is shown of it. */
function labelledLinks(text: string, links: readonly CellLink[]): StreamSource[] {
  let end = 0;
  return links.map(({ text: shown, uri }) => {
    const at = text.indexOf(shown, end);
    const before = at === -1 ? '' : text.slice(end, at);
    end = at === -1 ? end : at + shown.length;
    const label = /(?:^|[\n,;/])\s*([^\n,;/:=|：｜]{1,60}?)\s*(?:[:=|：｜]|\s[-–—])\s*@?$/.exec(before)?.[1];
    const behind = /^[^\n[\]]{0,3}\[[^\n[\]]{1,30}\]/.exec(text.slice(end))?.[0] ?? '';
    const { length } = takeLength(behind);
    return {
      label: trimLabel(label ?? (looksLikeAddress(shown) ? '' : shown)),
      address: uri,
      ...(length !== null && { length }),
    };
  });
}

/** Each player is a stream; what stands before the first tag may be its label. */
function splitHtml(text: string): StreamSource[] {
  return text
    .split(/(?=<iframe\b)/i)
    .filter((piece) => piece.trim() !== '')
    .reduce<StreamSource[]>((sources, piece) => {
      const before = sources.at(-1);
      const label = /^[^<>\n]{1,60}$/.test(piece.trim()) ? trimLabel(piece) : null;
      if (label !== null && !/:\/\//.test(label)) sources.push({ label, address: '' });
      else if (before?.address === '') before.address = piece.trim();
      else sources.push(...splitLabelledTag(piece.trim()));
      return sources;
    }, [])
    .filter(({ address }) => address !== '');
}

function splitLabelledTag(piece: string): StreamSource[] {
  const match = /^([^<>:：]{1,60})[:：]\s*(<[\s\S]*)$/.exec(piece);
  return [
    match ? { label: trimLabel(match[1] ?? ''), address: match[2] ?? '' } : { label: null, address: piece },
  ];
}

/** A length in brackets is of the last stream of a line. */
function splitLine(line: string, resolves: (text: string) => boolean): StreamSource[] {
  const { rest, length, bad } = takeLength(line);
  const sources = splitPlainLine(rest, resolves);
  const last = sources.at(-1);
  if (last && length !== null) last.length = length;
  if (last && bad !== null) last.badLength = bad;
  return sources;
}

function splitPlainLine(line: string, resolves: (text: string) => boolean): StreamSource[] {
  if (line === '') return [];
  const linked = [...line.matchAll(MARKDOWN)];
  if (linked.length > 1) return linked.map(([, label = '', address = '']) => ({ label, address }));
  const parts = line.split(/\s*[;|]\s+|\s+[;|]\s*/);
  const [first = '', second = ''] = parts;
  // `HD | https://…`
  if (parts.length === 2 && !/[./:]/.test(first) && !resolves(first) && resolves(second)) {
    return [{ label: first, address: second }];
  }
  if (parts.length > 1) return parts.flatMap((part) => splitLine(part, resolves));
  const starts = [...line.matchAll(ADDRESS_START)].map(({ index }) => index);
  // A formula, or a Markdown link.
  if (starts.length === 1 && starts[0] !== 0 && resolves(line)) return [{ label: null, address: line }];
  if (starts.length > 0 && !(starts.length === 1 && starts[0] === 0)) return splitAtAddresses(line, starts);
  if (starts.length === 1) return trailing(line, resolves);
  if (resolves(line)) return [{ label: null, address: line }];
  const labelled = SCHEME.test(line) ? null : LABELLED.exec(line);
  const [, label = '', rest = ''] = labelled ?? [];
  if (labelled && (resolves(rest) || !/[./]/.test(label))) {
    const parts = splitWords(rest, resolves);
    return parts.length > 1 ? parts : [{ label: trimLabel(label), address: rest }];
  }
  return splitWords(line, resolves);
}

/** `HD: https://… SD: https://…` */
function splitAtAddresses(line: string, starts: readonly number[]): StreamSource[] {
  let label = line.slice(0, starts[0]);
  return starts.map((start, i) => {
    const piece = line.slice(start, starts[i + 1]);
    const end = piece.search(/[\s;|]|,(?=\s|$)/);
    const address = end === -1 ? piece : piece.slice(0, end);
    const bare = address.replace(/,$/, '');
    // `YouTube (https://…)`
    const source = {
      label: trimLabel(label),
      address: bare.includes('(') ? bare : bare.replace(/[)\]]+$/, ''),
    };
    label = end === -1 ? '' : piece.slice(end);
    return source;
  });
}

/** `https://… (backup)`, or a second address or name behind it: `https://… and twitch.tv/…`. */
function trailing(line: string, resolves: (text: string) => boolean): StreamSource[] {
  const [, address = line, rest = ''] = /^(\S+?)[,;]?\s+(\S.*)$/.exec(line) ?? [];
  const others = splitWords(rest.replace(/^(?:and|or|und|oder|et|ou|y|o|e|&|\+|\/|or at)\s+/i, ''), resolves);
  if (others.every((other) => resolves(other.address))) return [{ label: null, address }, ...others];
  if (rest !== '' && rest.length <= 42) return [{ label: trimLabel(rest), address }];
  return [{ label: null, address: line }];
}

/** A label without the separator before its address, and without whole or half brackets around it. */
function trimLabel(text: string): string | null {
  let label = text.replace(SEPARATORS, '');
  for (let before = ''; label !== before; ) {
    before = label;
    label = withoutOuterBrackets(label).replace(SEPARATORS, '');
  }
  return label === '' || CONJUNCTION.test(label) ? null : label;
}

/** `(backup)` is backup, and `YouTube (` is YouTube; `HD (1080p)` stays as it is. */
function withoutOuterBrackets(text: string): string {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? '';
    if (OPENING.has(character)) open.push(i);
    const opening = BRACKETS[character];
    if (opening === undefined) continue;
    const from = open.at(-1);
    // A bracket that nothing opened, at one end of the label.
    if (from === undefined || text[from] !== opening) {
      if (i === text.length - 1) return text.slice(0, -1);
      if (i === 0) return text.slice(1);
      continue;
    }
    open.pop();
    if (from === 0 && i === text.length - 1) return text.slice(1, -1);
  }
  if (open.includes(text.length - 1)) return text.slice(0, -1);
  return open.includes(0) ? text.slice(1) : text;
}

/** `rainshadow-yt, rainshadow-tw`: several names or addresses without a scheme, but only if each part is one. */
function splitWords(line: string, resolves: (text: string) => boolean): StreamSource[] {
  for (const separator of [/\s*[,;|]\s*/, /\s+(?:\/|\+|&|and|und|et|y|e)\s+/, /\s+/]) {
    const parts = line.split(separator).filter((part) => part !== '');
    if (parts.length > 1 && parts.length <= 16 && parts.every(resolves)) {
      return parts.map((address) => ({ label: null, address }));
    }
  }
  return [{ label: null, address: line }];
}

function looksLikeAddress(text: string): boolean {
  return /^\S+\.\S+$|:\/\//.test(text.trim());
}

import { type Trouble, trouble } from '../trouble.ts';
import { named } from '../trouble-in-english.ts';
import { UnreadableSheet } from '../unreadable-sheet.ts';

/** How many bytes are looked at to find the encoding. */
const SNIFFED_BYTES = 64 * 1024;

/** First bytes of files that people mistake for a CSV, and what to say. */
const SIGNATURES: ReadonlyArray<{ bytes: readonly number[]; says: Trouble['says'] }> = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], says: 'isSpreadsheet' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], says: 'isOldExcel' },
  { bytes: [0x25, 0x50, 0x44, 0x46], says: 'isPdf' },
  { bytes: [0x1f, 0x8b], says: 'isCompressed' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], says: 'isPicture' },
  { bytes: [0xff, 0xd8, 0xff], says: 'isPicture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], says: 'isPicture' },
];

/**
 * Text of a file as people save it: UTF-8, UTF-16 in either order, with or without a byte order mark; else Windows-1252.
 * @param what how to name the file in a complaint, at the start of a sentence
 * @param charset what the sender said it is, if anything; a byte order mark is believed first
 * @throws UnreadableSheet for what is no text
 */
export function decodeText(bytes: Uint8Array, what: string, charset: string | null = null): string {
  const signature = SIGNATURES.find((known) => known.bytes.every((byte, i) => bytes[i] === byte));
  if (signature) throw new UnreadableSheet('not-a-table', trouble(signature.says, { what: named(what) }));
  const encoding = markedEncoding(bytes) ?? zeroByteEncoding(bytes, what);
  if (encoding) return decodeFatal(bytes, encoding) ?? refuseBinary(what);
  if (charset && !/^utf-?8$/i.test(charset)) {
    const text = decodeFatal(bytes, charset);
    if (text !== null) return refuseControls(text, what);
  }
  return refuseControls(decodeFatal(bytes, 'utf-8') ?? new TextDecoder('windows-1252').decode(bytes), what);
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return null;
}

/** UTF-16 without a mark: every separator and line break has a zero byte, always on the same side. */
function zeroByteEncoding(bytes: Uint8Array, what: string): string | null {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SNIFFED_BYTES);
  for (let i = sample.indexOf(0); i !== -1; i = sample.indexOf(0, i + 1))
    zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if ((even + odd) * 100 <= sample.length) return null;
  if (even === 0) return 'utf-16le';
  if (odd === 0) return 'utf-16be';
  return refuseBinary(what);
}

/** The text without its byte order mark, or null if the bytes are not in this encoding or it is not known. */
function decodeFatal(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text has tabs and line breaks; a run of other control characters at its beginning is something else. */
function refuseControls(text: string, what: string): string {
  const controls = text.slice(0, 4096).match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > 8 ? refuseBinary(what) : text;
}

function refuseBinary(what: string): never {
  throw new UnreadableSheet('not-a-table', trouble('notText', { what: named(what) }));
}

/** Whether text is a web page rather than a table: a sign-in page, most often. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!--|(?:!doctype|html|head|body|title|meta|script|\?xml)\b)/i.test(text.slice(0, 2048));
}

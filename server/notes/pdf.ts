import { open } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

/** The folder below `public/` into which the crew puts show notes. */
export const NOTES_PATH = '/notes/';

/** How much of a file's beginning (bytes) is enough to see its type. */
const HEAD = 1024;

/**
 * Whether a file begins as a PDF does (ISO 32000-2, 7.5.2). Readers take a PDF with something else before it too; that
 * something may be HTML, so we do not.
 */
export function isPdf(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, HEAD));
  return /^(?:\u00ef\u00bb\u00bf)?\s{0,8}%PDF-\d\.\d/.test(text);
}

/** Whether a file on the disk is a PDF, by its beginning and its name. */
export async function isPdfFile(path: string): Promise<boolean> {
  if (!/\.pdf$/i.test(path)) return false;
  const file = await open(path, 'r').catch(() => null);
  if (!file) return false;
  try {
    const head = new Uint8Array(HEAD);
    const { bytesRead } = await file.read(head, 0, HEAD, 0);
    return isPdf(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** The name of the file below `public/notes/` that an address means; null for addresses that mean none. */
export function notesFile(address: string): string | null {
  if (!address.startsWith(NOTES_PATH)) return null;
  let name: string;
  try {
    name = decodeURIComponent(address.slice(NOTES_PATH.length).replace(/[?#].*$/s, ''));
  } catch {
    return null;
  }
  const root = resolve('/notes');
  const path = resolve(root, name);
  if (name.includes('\0') || name.includes('\\') || !path.startsWith(root + sep)) return null;
  return relative(root, path);
}

/** The path of such a file. */
export const notesFilePath = (publicFolder: string, name: string) => join(publicFolder, 'notes', name);

/**
 * The Content-Disposition of a file shown in the browser (RFC 6266): a name for old readers without anything that could end
 * the quotes or the line, and the whole name as RFC 8187 writes it.
 */
export function inlineNamed(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

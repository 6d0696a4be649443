import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Log } from '#platform/log.ts';
import { createExtractor } from './extract.ts';
import { isPdfFile, notesFile } from './pdf.ts';

/** Above this (bytes) a PDF is not read: it would hold the memory of the whole site. */
const TOO_LARGE = 64 * 1024 * 1024;

export type NoteTexts = {
  /** The text of the show notes at an address. Empty until they were read, and if they cannot be read. */
  textOf(address: string | null): string;
  /** Reads the notes that were not read yet. Resolves when all are read; `onText` is called after each new one. */
  read(): Promise<void>;
  stop(): void;
};

type Options = {
  /** `public` */
  publicFolder: string;
  /** The folder in which texts are kept by the hash of their PDF, so that each is read once. Null keeps none. */
  cacheFolder: string | null;
  log: Log;
  onText(): void;
};

/**
 * The texts of `public/notes/`, read while the site runs and not in its build, so that fifty megabytes of notes delay nothing.
 */
export function createNoteTexts({ publicFolder, cacheFolder, log, onText }: Options): NoteTexts {
  const folder = join(publicFolder, 'notes');
  const texts = new Map<string, string>();
  const { extract, stop } = createExtractor();
  let stopped = false;

  async function textOfFile(path: string, name: string): Promise<string> {
    const data = await readFile(path);
    const kept = cacheFolder && join(cacheFolder, `${createHash('sha256').update(data).digest('hex')}.txt`);
    const known = kept === null ? null : await readFile(kept, 'utf8').catch(() => null);
    if (known !== null) return known;
    const began = performance.now();
    const read = await extract(new Uint8Array(data));
    if ('error' in read) {
      log('warn', 'notes-unreadable', { file: name, error: read.error });
      return '';
    }
    log('info', 'notes-read', {
      file: name,
      letters: read.text.length,
      ms: Math.round(performance.now() - began),
    });
    if (kept !== null && cacheFolder) {
      await mkdir(cacheFolder, { recursive: true });
      await writeFile(kept, read.text);
    }
    return read.text;
  }

  async function readAll(): Promise<void> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (stopped) return;
      const path = join(entry.parentPath, entry.name);
      const name = relative(folder, path).split(sep).join('/');
      if (!entry.isFile() || texts.has(name) || !(await isPdfFile(path))) continue;
      if ((await stat(path)).size > TOO_LARGE) {
        log('warn', 'notes-too-large', { file: name });
        texts.set(name, '');
        continue;
      }
      texts.set(name, await textOfFile(path, name));
      onText();
    }
  }

  return {
    textOf(address) {
      const name = address === null ? null : notesFile(address);
      return name === null ? '' : (texts.get(name) ?? '');
    },
    read: () => readAll().catch((error: unknown) => log('error', 'notes-not-read', { error: String(error) })),
    stop() {
      stopped = true;
      void stop();
    },
  };
}

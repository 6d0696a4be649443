import { statSync } from 'node:fs';
import type { Log } from '#platform/log.ts';
import { NOTES_PATH, notesFile, notesFilePath } from './pdf.ts';

/** The path of the file of show notes, or the address itself if it names no file. */
export function notesPath(address: string): string {
  const name = notesFile(address);
  return name === null ? address : NOTES_PATH + name;
}

/**
 * Tells whether show notes can be had at an address: a PDF in `public/notes/`, or any address elsewhere. A file that was found
 * is not looked for again. A file that was missing is looked for each time, and is logged once.
 */
export function createNotesFinder(publicFolder: string, log: Log): (address: string) => boolean {
  const found = new Set<string>();
  const missed = new Set<string>();
  return (address) => {
    if (!address.startsWith(NOTES_PATH) || found.has(address)) return true;
    const name = notesFile(address);
    const isThere =
      name !== null &&
      /\.pdf$/i.test(name) &&
      statSync(notesFilePath(publicFolder, name), { throwIfNoEntry: false })?.isFile() === true;
    if (isThere) found.add(address);
    else if (!missed.has(address)) {
      missed.add(address);
      log('warn', 'notes-missing', { path: notesPath(address) });
    }
    return isThere;
  };
}

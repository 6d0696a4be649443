import { statSync } from 'node:fs';
import type { Log } from '#lib/log.ts';
import { NOTES_PATH, notesFile, notesFilePath } from './pdf.ts';

/** The path of show notes as their file is called; the address where it means no file. */
export function notesPath(address: string): string {
  const name = notesFile(address);
  return name === null ? address : NOTES_PATH + name;
}

/**
 * Tells whether the show notes at an address can be had: a PDF of `public/notes/`, or anything elsewhere. What is there is not
 * looked for again, what is not is; it is logged once.
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

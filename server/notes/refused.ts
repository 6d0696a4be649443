import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isPdfFile, notesFile, notesFilePath } from './pdf.ts';

/** The files in `public/notes/` that are not show notes, one sentence for each. Hidden files are not looked at. */
export async function refusedNotes(publicFolder: string): Promise<string[]> {
  const folder = join(publicFolder, 'notes');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const refused: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path).split(sep).join('/');
    if (!entry.isFile() || /(?:^|\/)\./.test(name) || (await isPdfFile(path))) continue;
    refused.push(
      /\.pdf$/i.test(name)
        ? `public/notes/${printable(name)}: this is called a PDF and is none: it does not begin with %PDF. Save it as a PDF again.`
        : `public/notes/${printable(name)}: only PDFs go here. Move it, or save it as a PDF.`,
    );
  }
  return refused;
}

type NotedFile = { slug: string; facts: { notes?: string } };

/** The notes that files of `content/shows/` name and that are not in `public/notes/`, one sentence for each file. */
export async function missingNotes(shows: readonly NotedFile[], publicFolder: string): Promise<string[]> {
  const missing: string[] = [];
  for (const { slug, facts } of shows) {
    const name = facts.notes === undefined ? null : notesFile(facts.notes);
    if (name === null || (await isPdfFile(notesFilePath(publicFolder, name)))) continue;
    missing.push(
      `content/shows/${slug}.mdx: its notes are to be public/notes/${printable(name)}, and there is no such file. Upper and lower case count.`,
    );
  }
  return missing;
}

const printable = (name: string) => name.replaceAll(/[\u0000-\u001f\u007f]/g, '?');

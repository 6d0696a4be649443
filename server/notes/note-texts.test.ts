import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createNoteTexts, type NoteTexts } from './note-texts.ts';
import { pdfOf } from './testing/make-pdf.ts';

const folders: string[] = [];
const open: NoteTexts[] = [];
afterEach(async () => {
  for (const texts of open.splice(0)) texts.stop();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function notes(files: Record<string, string | Uint8Array>, cacheFolder: string | null = null) {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-notes-'));
  folders.push(folder);
  await mkdir(join(folder, 'notes', 'deep'), { recursive: true });
  for (const [name, body] of Object.entries(files)) await writeFile(join(folder, 'notes', name), body);
  const logged: string[] = [];
  const texts = createNoteTexts({
    publicFolder: folder,
    cacheFolder,
    log: (_, event) => logged.push(event),
    onText: () => undefined,
  });
  open.push(texts);
  await texts.read();
  return { texts, logged };
}

it('reads the text of each PDF once, whatever it is called', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'marquee-notes-cache-'));
  folders.push(cache);
  const files = {
    'it\'s "quoted"\n.pdf': pdfOf(['Lanterns in the dark', 'Second page']),
    'deep/b.pdf': pdfOf(['Trains']),
  };
  const { texts, logged } = await notes(files, cache);
  expect(texts.textOf('/notes/it%27s%20%22quoted%22%0A.pdf')).toMatch(/Lanterns in the dark\s+Second page/);
  expect(texts.textOf('/notes/deep/b.pdf#page=2')).toContain('Trains');
  expect(texts.textOf('/notes/nothing.pdf')).toBe('');
  expect(texts.textOf(null)).toBe('');
  expect(logged).toEqual(['notes-read', 'notes-read']);
  expect(await readdir(cache)).toHaveLength(2);
  expect((await notes(files, cache)).logged).toEqual([]);
});

it('leaves alone what is no PDF, and goes on after one that is broken', async () => {
  const { texts, logged } = await notes({
    'a-page.pdf': '<!doctype html><script>alert(1)</script>',
    'broken.pdf': '%PDF-1.4\nand nothing else',
    'notes.txt': 'text',
    'whole.pdf': pdfOf(['Still found']),
  });
  expect(texts.textOf('/notes/whole.pdf')).toContain('Still found');
  expect(texts.textOf('/notes/a-page.pdf')).toBe('');
  expect(logged.sort()).toEqual(['notes-read', 'notes-unreadable']);
});

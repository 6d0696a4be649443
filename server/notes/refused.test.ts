import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { missingNotes, refusedNotes } from './refused.ts';

it('names what is no show notes, and the notes of shows that are not there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'marquee-notes-'));
  await mkdir(join(folder, 'notes/2026'), { recursive: true });
  await writeFile(join(folder, 'notes/2026/late reel.pdf'), '%PDF-1.7');
  await writeFile(join(folder, 'notes/page.pdf'), '<html>');
  expect(await refusedNotes(folder)).toEqual([expect.stringMatching(/^public\/notes\/page\.pdf: /)]);
  const show = (slug: string, notes?: string) => ({ slug, facts: notes === undefined ? {} : { notes } });
  const shows = [
    show('there', '/notes/2026/late%20reel.pdf'),
    show('none'),
    show('elsewhere', 'https://example.org/a.pdf'),
    show('gone', '/notes/2026/Late%20reel.pdf'),
  ];
  expect(await missingNotes(shows, folder)).toEqual([
    'content/shows/gone.mdx: its notes are to be public/notes/2026/Late reel.pdf, and there is no such file. Upper and lower case count.',
  ]);
  await rm(folder, { recursive: true });
});

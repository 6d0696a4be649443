import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { read } from '#lib/schedule/testing/sheet.ts';
import { keepArchive } from './keep-archive.ts';

const AT = Date.parse('2026-11-28T23:00:00Z');

it('offers no show notes that are not there, and says which', () => {
  const folder = mkdtempSync(join(tmpdir(), 'marquee-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'notes'));
  writeFileSync(join(folder, 'notes', 'a b.pdf'), '%PDF-1.7');
  const rows = [
    ['2026-11-28', '18:00', '19:00', 'There', '/notes/a b.pdf#page=2'],
    ['2026-11-28', '19:00', '20:00', 'Missing', '/notes/ümläut.pdf'],
    ['2026-11-28', '20:00', '21:00', 'Missing too', '/notes/%zz.pdf'],
    ['2026-11-28', '21:00', '22:00', 'Elsewhere', 'https://example.org/a.pdf'],
    ['2026-11-29', '10:00', '11:00', 'To come', '/notes/tomorrow.pdf'],
  ];
  const grid = [['Date', 'Start', 'End', 'Title', 'Notes'], ...rows];
  const schedule = read(grid);
  const logged: unknown[] = [];
  const make = { of: schedule };
  const archive = keepArchive({
    dataDir: null,
    publicFolder: folder,
    contentFile: join(folder, 'none.json'),
    schedule: () => make.of,
    onChange: () => {},
    log: (_level, event, facts) => logged.push([event, facts]),
    now: () => AT,
  });
  onTestFinished(() => archive.stop());
  const notes = () => archive.now().shows.map(({ title, notes: address }) => [title, address]);
  expect(notes()).toEqual([
    ['Elsewhere', 'https://example.org/a.pdf'],
    ['Missing too', null],
    ['Missing', null],
    ['There', '/notes/a%20b.pdf#page=2'],
  ]);
  expect(archive.missingNotes()).toEqual(['/notes/ümläut.pdf', '/notes/%zz.pdf', '/notes/tomorrow.pdf']);
  expect(logged.length).toBe(3);

  writeFileSync(join(folder, 'notes', 'ümläut.pdf'), '%PDF-1.7');
  make.of = { ...schedule };
  expect(notes()[2]).toEqual(['Missing', '/notes/%C3%BCml%C3%A4ut.pdf']);
  expect(archive.missingNotes()).toHaveLength(2);
  expect(logged.length).toBe(3);
});

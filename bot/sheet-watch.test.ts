import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SiteStatus } from '#platform/site-status.ts';
import { createAnnounce } from './announce/announcer.ts';
import { toPlain } from './announce/render.ts';
import { SheetWatch } from './sheet-watch.ts';
import { BotState } from './store/bot-state.ts';
import { openBotDatabase } from './store/database.ts';
import { Outbox } from './store/outbox.ts';

const START = Date.parse('2026-11-28T20:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const iso = (ms: number) => new Date(START + ms).toISOString();

let folder = '';
let database: DatabaseSync;
let watch: SheetWatch;

/** As after a restart: its knowledge is in the database. */
function begin(): void {
  const places = [
    {
      destination: 'crew',
      audience: 'crew' as const,
      render: (lines: readonly Parameters<typeof toPlain>[0][]) => lines.map(toPlain),
    },
  ];
  watch = new SheetWatch(
    database,
    new BotState(database),
    createAnnounce(database, new Outbox(database), places, () => START),
  );
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marquee-sheet-'));
  database = openBotDatabase(folder);
  begin();
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const said = () =>
  database
    .prepare('SELECT text FROM outbox ORDER BY id')
    .all()
    .map((row) => String(row.text));
const look = (ms: number, changes: Partial<SiteStatus> = {}) =>
  watch.look(
    {
      state: 'serving',
      lastReadAt: iso(ms),
      lastGoodAt: iso(ms),
      lastError: null,
      rejected: null,
      problems: [],
      ...changes,
    },
    START + ms,
  );
const problem = (cell: string) => ({
  tab: 'Schedule',
  cell,
  severity: 'error' as const,
  code: 'bad-time',
  message: `“${cell}” is no time.`,
});

it('tells new problems once they stay, and again when they come back', () => {
  look(0, { problems: [problem('B7')] });
  look(20 * SECOND, { problems: [problem('B8')] });
  expect(said()).toEqual([]);
  look(50 * SECOND, { problems: [problem('B8')] });
  look(60 * SECOND, { problems: [problem('B8')] });
  expect(said()).toEqual(['Sheet: Schedule!B8 error: “B8” is no time.']);
  begin();
  for (const s of [70, 110]) look(s * SECOND, { problems: [problem('B8')] });
  expect(said()).toHaveLength(1);
  look(120 * SECOND);
  for (const s of [130, 170]) look(s * SECOND, { problems: [problem('B8')] });
  expect(said()).toHaveLength(2);
});

it('does not list a hundred', () => {
  const problems = Array.from({ length: 100 }, (_, i) => problem(`B${i}`));
  for (const s of [0, 40]) look(s * SECOND, { problems });
  expect(said()).toHaveLength(6);
  expect(said().at(-1)).toContain('and 95 more');
});

it('tells a rejected sheet, and when it is accepted again', () => {
  const rejected = { reason: 'It lost its header.', at: iso(0) };
  look(0, { rejected });
  begin();
  look(5 * SECOND, { rejected });
  look(10 * SECOND);
  look(15 * SECOND);
  expect(said()).toEqual([
    'The sheet was not accepted: It lost its header. Viewers keep the last good schedule.',
    'The sheet is accepted again.',
  ]);
});

it('tells after ten minutes that it cannot be read, and when it can again', () => {
  const lastError = { kind: 'unreachable', sentence: 'Google does not answer.', at: iso(0) };
  for (const m of [1, 5, 9.9]) look(m * MINUTE, { lastReadAt: iso(0), lastError });
  expect(said()).toEqual([]);
  look(10 * MINUTE, { lastReadAt: iso(0), lastError });
  begin();
  look(11 * MINUTE, { lastReadAt: iso(0), lastError });
  look(23 * MINUTE);
  look(24 * MINUTE);
  expect(said()).toEqual([
    'The sheet could not be read for 10 min 0 s: Google does not answer. Viewers keep the last good schedule.',
    'The sheet can be read again, after 23 min 0 s.',
  ]);
});

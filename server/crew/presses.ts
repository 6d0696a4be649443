import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#lib/parse-json.ts';
import { isoSeconds } from '#lib/time.ts';
import type { Log } from '#platform/log.ts';

/** How many are kept. */
const MOST = 300;

const lineSchema = z.union([
  z.object({ id: z.string(), at: z.string(), who: z.string(), what: z.string() }),
  z.object({ id: z.string(), end: z.enum(['done', 'refused', 'lost']) }),
]);

/** A press of a button, by whom and when. `lost`: the site was stopped before its end. */
type Press = {
  id: string;
  at: string;
  who: string;
  what: string;
  end: 'done' | 'refused' | 'lost' | null;
};

export type Presses = ReturnType<typeof openPresses>;

/**
 * The list of presses that no other file tells of: a line when a press begins, and one when it ends. A press without an end is one at which
 * the site was killed. A line is written in one call, which is over before the press goes on.
 */
export function openPresses({ dataDir, now, log }: { dataDir: string; now(): number; log: Log }) {
  const folder = join(dataDir, 'crew');
  const path = join(folder, 'presses.jsonl');
  const presses = new Map<string, Press>();

  for (const line of readLines(path)) take(line);
  for (const [id, press] of presses) if (press.end === null) presses.set(id, { ...press, end: 'lost' });
  for (const id of [...presses.keys()].slice(0, -MOST)) presses.delete(id);
  try {
    const kept = [...presses.values()];
    if (kept.length > 0) writeFileSync(path, kept.map(linesOf).join(''), { mode: 0o600 });
  } catch (error) {
    log('warn', 'presses-unwritten', { error });
  }

  function take(line: string): void {
    const { data } = lineSchema.safeParse(parseJson(line));
    if (!data) return;
    if ('at' in data) presses.set(data.id, { ...data, end: null });
    else {
      const press = presses.get(data.id);
      if (press) presses.set(data.id, { ...press, end: data.end });
    }
  }

  function add(line: object): void {
    const text = JSON.stringify(line);
    take(text);
    if (presses.size > MOST) presses.delete(presses.keys().next().value ?? '');
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(path, `${text}\n`, { mode: 0o600 });
    } catch (error) {
      log('warn', 'presses-unwritten', { error });
    }
  }

  return {
    /** Notes a press; gives its id. */
    begin(who: string, what: string): string {
      const id = randomBytes(8).toString('hex');
      add({ id, at: isoSeconds(now()), who, what });
      return id;
    },
    end: (id: string, end: 'done' | 'refused' | 'lost'): void => add({ id, end }),
    /** The newest first. */
    list: (): Press[] => [...presses.values()].reverse(),
  };
}

const linesOf = ({ end, ...press }: Press) =>
  `${JSON.stringify(press)}\n${end ? `${JSON.stringify({ id: press.id, end })}\n` : ''}`;

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

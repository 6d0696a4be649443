import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { EMPTY_BOOK, heldOverride, type OverrideBook, sheetSays } from '#lib/backstage/override.ts';
import type { Log } from '#lib/log.ts';
import { watchPath } from '#lib/sheet/file/watch-path.ts';
import type { Current } from '#lib/site/current.ts';
import { wordsFor } from '#lib/words/languages.ts';
import { replaceFile } from './backstage-status.ts';

const NAME = 'override.json';

const heldSchema = z.object({
  title: z.string(),
  streams: z.array(
    z.object({
      label: z.string(),
      embed: z.object({
        provider: z.string(),
        kind: z.string(),
        id: z.string(),
        start: z.number().optional(),
        src: z.string().regex(/^(?:https:\/\/|\/)/),
      }),
    }),
  ),
  slot: z.string().nullable(),
});
const bookSchema = z.object({
  held: heldSchema.nullable(),
  acts: z.array(
    z.object({
      at: z.string(),
      who: z.string(),
      what: z.string(),
      before: heldSchema.nullable(),
      after: heldSchema.nullable(),
      cell: z.object({ before: z.string(), after: z.string() }).optional(),
    }),
  ),
  sheet: z.string().nullable(),
});

export type Overrides = {
  book(): OverrideBook;
  /** Takes a new book; resolves when it is on disk. */
  change(next: OverrideBook): Promise<void>;
  /** What viewers get of an accepted sheet: with what is held. */
  apply<C extends Current>(accepted: C): C;
  /** Called when another process changed what is held. */
  onChange: () => void;
  stop(): void;
};

type Options = { dataDir: string; now(): number; log: Log };

/** What backstage holds on, kept in DATA_DIR until it is released: a restart shows the same. */
export async function openOverrides({ dataDir, now, log }: Options): Promise<Overrides> {
  const path = join(dataDir, NAME);
  let book = (await load()) ?? EMPTY_BOOK;
  let writing = Promise.resolve();

  async function load(): Promise<OverrideBook | null> {
    try {
      return bookSchema.parse(JSON.parse(await readFile(path, 'utf8'))) as OverrideBook;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        log('error', 'override-unreadable', { error });
      }
      return null;
    }
  }

  /** One write at a time, each of the newest book. What fails is logged: viewers have it all the same. */
  function store(): Promise<void> {
    writing = writing
      .then(() => replaceFile(dataDir, path, `${JSON.stringify(book)}\n`))
      .catch((error: unknown) => log('error', 'override-unwritten', { error }));
    return writing;
  }

  const overrides: Overrides = {
    book: () => book,
    change(next) {
      book = next;
      return store();
    },
    apply(accepted) {
      const { showNow, locale } = accepted.schedule;
      const next = sheetSays(book, showNow, { at: iso(now()), words: wordsFor(locale).desk });
      if (next !== book) void overrides.change(next);
      if (!next.held) return accepted;
      const held = heldOverride(next.held, accepted.schedule, now());
      return { ...accepted, held, revision: revisionOf(accepted.revision, held) };
    },
    onChange: () => {},
    stop: watchPath(path, async () => {
      await writing;
      const found = await load();
      if (!found || JSON.stringify(found) === JSON.stringify(book)) return;
      book = found;
      overrides.onChange();
    }),
  };
  return overrides;
}

const revisionOf = (revision: string, held: object) =>
  createHash('sha256')
    .update(`${revision} ${JSON.stringify(held)}`)
    .digest('hex')
    .slice(0, 16);

const iso = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;

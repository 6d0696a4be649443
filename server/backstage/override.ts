import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  applyShowNow,
  heldOverride,
  NO_OVERRIDES,
  type OverrideState,
  pageOf,
} from '#lib/backstage/override.ts';
import { noteShown } from '#lib/backstage/programme-edits.ts';
import { type KeptEdit, withKeptEdits } from '#lib/backstage/slot-edits.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import type { Current } from '#lib/site/current.ts';
import { isoSeconds } from '#lib/time.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { readJsonFile, writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import { watchPath } from '#server/schedule/file/watch-path.ts';

const NAME = 'override.json';

const streamsSchema = z.array(
  z.object({
    label: z.string(),
    length: z.number().nullable().default(null),
    embed: z.object({
      provider: z.string(),
      kind: z.string(),
      id: z.string(),
      start: z.number().optional(),
      src: z.string().regex(/^(?:https:\/\/|\/)/),
    }),
  }),
);
const heldSchema = z.object({
  title: z.string(),
  streams: streamsSchema,
  slot: z.string().nullable(),
  card: z.object({ picture: z.string().nullable(), until: z.string().nullable() }).optional(),
});
const editSchema = z.custom<KeptEdit>((value) => keptSchema.safeParse(value).success);
const airingSchema = z.object({ uid: z.string(), title: z.string(), start: z.number() });
const keptSchema = z.object({
  airing: airingSchema,
  edit: z.discriminatedUnion('act', [
    z.object({ act: z.literal('stream'), streams: streamsSchema }),
    z.object({ act: z.literal('delay'), minutes: z.int().min(0).max(1440) }),
    z.object({ act: z.literal('cancel') }),
    z.object({ act: z.literal('hide') }),
    z.object({ act: z.literal('swap'), with: airingSchema }),
  ]),
  was: z.string(),
  written: z.boolean().optional(),
});
const programmeSchema = z.object({
  zero: z.string().optional(),
  edits: z.array(z.object({ at: z.string(), act: z.enum(['skip', 'restart', 'pause', 'resume']) })),
});
const stateSchema = z.object({
  held: heldSchema.nullable(),
  acts: z.array(
    z.object({
      id: z.int().default(0),
      at: z.string(),
      who: z.string(),
      what: z.string(),
      before: heldSchema.nullable(),
      after: heldSchema.nullable(),
      room: z.string().optional(),
      cell: z.object({ before: z.string(), after: z.string() }).optional(),
      programme: z
        .object({
          uid: z.string(),
          before: programmeSchema.nullable(),
          after: programmeSchema.nullable(),
        })
        .optional(),
      airings: z.array(z.string()).optional(),
      edits: z.object({ before: z.array(editSchema), after: z.array(editSchema) }).optional(),
      cells: z
        .array(
          z.object({
            row: z.int(),
            column: z.int(),
            before: z.string(),
            after: z.string(),
            title: z.string(),
          }),
        )
        .optional(),
      row: z
        .object({ airing: airingSchema, before: z.string().nullable(), after: z.string().nullable() })
        .optional(),
      undoes: z.int().optional(),
      undone: z.boolean().optional(),
    }),
  ),
  edits: z.array(editSchema).optional(),
  pending: z
    .object({
      who: z.string(),
      what: z.string(),
      at: z.string(),
      room: z.string().optional(),
      sign: z.union([
        z.object({ showNow: z.string() }),
        z.object({ airing: airingSchema, is: z.string().nullable() }),
      ]),
    })
    .optional(),
  sheet: z.string().nullable(),
  rooms: z
    .record(z.string(), z.object({ held: heldSchema.nullable(), sheet: z.string().nullable() }))
    .default({}),
  programmes: z.record(z.string(), programmeSchema).optional(),
});

export type Overrides = {
  state(): OverrideState;
  /** Replaces the state; resolves when it is on disk. */
  change(next: OverrideState): Promise<void>;
  /** Adds the held overrides to an accepted sheet, for viewers. */
  apply<C extends Current>(accepted: C): C;
  /** Resolves when the newest state is on disk. */
  stop(): Promise<void>;
};

type Options = {
  dataDir: string;
  now(): number;
  /** Called when another process changed the held overrides. */
  onChange(): void;
  log: Log;
};

/** The overrides that backstage holds, kept in DATA_DIR until they are released: after a restart the site shows the same. */
export async function openOverrides({ dataDir, now, onChange, log }: Options): Promise<Overrides> {
  const path = join(dataDir, NAME);
  let state = (await load()) ?? NO_OVERRIDES;
  let writing = Promise.resolve();

  async function load(): Promise<OverrideState | null> {
    const found = await readJsonFile(path, stateSchema, (error) =>
      log('error', 'override-unreadable', { error }),
    );
    return found as OverrideState | null;
  }

  /** One write at a time, each of the newest state. A write that fails is logged: viewers get the override all the same. */
  function store(): Promise<void> {
    writing = writing
      .then(() => mkdir(dataDir, { recursive: true }))
      .then(() =>
        writeAtomically(path, `${JSON.stringify(state)}\n`, {
          mode: 0o600,
          temporary: `${NAME}.tmp-${process.pid}`,
        }),
      )
      .catch((error: unknown) => log('error', 'override-unwritten', { error }));
    return writing;
  }

  const overrides: Overrides = {
    state: () => state,
    change(next) {
      state = next;
      return store();
    },
    apply(accepted) {
      const at = now();
      const { schedule, kept } = withKeptEdits(accepted.schedule, state.edits ?? [], at);
      const words = wordsFor(schedule.locale).backstageAnswers;
      const [, ...others] = schedule.rooms;
      let next = applyShowNow(state, schedule.showNow, { at: isoSeconds(at), words });
      for (const { slug, showNow } of others)
        next = applyShowNow(next, showNow, { at: isoSeconds(at), words, room: slug });
      const heldOf = (room: string | null) => {
        const { held } = pageOf(next, room);
        return held && heldOverride(held, schedule, at);
      };
      const held = heldOf(null);
      const heldIn = Object.fromEntries(
        others.flatMap(({ slug }) => {
          const inRoom = heldOf(slug);
          return inRoom ? [[slug, inRoom]] : [];
        }),
      );
      const shown = [
        held ?? overrideAt(schedule, at),
        ...others.map(({ slug }) => heldIn[slug] ?? overrideAt(schedule, at, slug)),
      ];
      next = noteShown(next, shown, schedule, at);
      if (state.edits && kept !== state.edits) next = { ...next, edits: [...kept] };
      if (next !== state) void overrides.change(next);
      const { programmes = {} } = next;
      const more = {
        ...(held && { held }),
        ...(Object.keys(heldIn).length > 0 && { heldIn }),
        ...(Object.keys(programmes).length > 0 && { programmes }),
      };
      const edits = schedule === accepted.schedule ? [] : kept;
      if (Object.keys(more).length + edits.length === 0) return accepted;
      return { ...accepted, schedule, ...more, revision: revisionOf(accepted.revision, { ...more, edits }) };
    },
    stop() {
      endWatch();
      return writing;
    },
  };
  const endWatch = watchPath(path, async () => {
    // A state that is not on disk yet is newer than the file.
    for (let seen = null; seen !== writing; ) {
      seen = writing;
      await seen;
    }
    const before = state;
    const found = await load();
    if (state !== before || !found || JSON.stringify(found) === JSON.stringify(state)) return;
    state = found;
    onChange();
  });
  return overrides;
}

const revisionOf = (revision: string, held: object) =>
  createHash('sha256')
    .update(`${revision} ${JSON.stringify(held)}`)
    .digest('hex')
    .slice(0, 16);

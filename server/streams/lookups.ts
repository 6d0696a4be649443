import { join } from 'node:path';
import { z } from 'zod';
import type { EmbedOptions, Lookup, LookupAnswer } from '#lib/embed/types.ts';
import { SECOND } from '#lib/time.ts';
import { readJsonFile, writeAtomically } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import type { Network } from './fetch-public.ts';
import { findAnswer } from './find-answer.ts';

const NAME = 'lookups.json';
/** How long (ms) an answer counts: a channel keeps its id, a radio may move, and a failure may be over soon. */
const FOUND = 24 * 3600 * SECOND;
const NONE = 600 * SECOND;
const UNANSWERED = 60 * SECOND;
/** A sheet of websites must not make the site ask them all. */
const MOST = 60;

const embedSchema = z.object({
  provider: z.enum(['youtube', 'media']),
  kind: z.enum(['channel', 'audio', 'hls', 'dash', 'file']),
  id: z.string().max(2048),
  src: z.string().max(2048).startsWith('https://'),
});
const fileSchema = z.record(
  z.string().max(2048),
  z.object({ answer: z.union([embedSchema, z.literal('none')]), at: z.number() }),
);

type Known = { answer: LookupAnswer; at: number };

export type Lookups = {
  /** The answers so far, by the id of the lookup; the same object always, so that a reader sees new ones. */
  answers: Record<string, LookupAnswer>;
  /** Asks for those lookups of a sheet whose answer is missing or old. Resolves to whether an answer has changed. */
  step(wanted: readonly Lookup[]): Promise<boolean>;
};

type Options = {
  dataDir: string;
  network: Network;
  embed: EmbedOptions;
  now(): number;
  log: Log;
};

/** Finds out what names and files in Stream cells stand for, and keeps the answers over restarts. */
export async function openLookups({ dataDir, network, embed, now, log }: Options): Promise<Lookups> {
  const path = join(dataDir, NAME);
  const kept = await readJsonFile(path, fileSchema, (error) => log('error', 'lookups-unreadable', { error }));
  const known = new Map<string, Known>(Object.entries(kept ?? {}));
  const answers: Record<string, LookupAnswer> = {};
  for (const [id, { answer }] of known) answers[id] = answer;

  const isDue = ({ id }: Lookup) => {
    const before = known.get(id);
    if (!before) return true;
    const counts = before.answer === 'none' ? NONE : typeof before.answer === 'object' ? FOUND : UNANSWERED;
    return now() - before.at >= counts;
  };

  return {
    answers,
    async step(wanted) {
      const due = wanted.slice(0, MOST).filter(isDue);
      let changed = false;
      for (const lookup of due) {
        const { id } = lookup;
        const before = known.get(id)?.answer;
        const found = await findAnswer(lookup, network, embed);
        // While a service cannot be asked, its earlier answer counts.
        const answer = found === 'unanswered' && typeof before === 'object' ? before : found;
        known.set(id, { answer, at: now() });
        answers[id] = answer;
        if (JSON.stringify(answer) !== JSON.stringify(before)) changed = true;
        log('info', 'stream-looked-up', {
          provider: lookup.provider,
          answer: typeof answer === 'object' ? 'found' : answer,
        });
      }
      if (due.length > 0) await keep();
      return changed;
    },
  };

  async function keep(): Promise<void> {
    const kept = [...known].filter(([, { answer }]) => answer !== 'unanswered');
    await writeAtomically(path, JSON.stringify(Object.fromEntries(kept))).catch((error: unknown) =>
      log('error', 'lookups-unwritten', { error }),
    );
  }
}

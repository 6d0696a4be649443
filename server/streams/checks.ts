import type { Embed } from '#lib/embed/types.ts';
import type { NearStream } from '#lib/live/near-streams.ts';
import { isKnown, type KnownState, type StreamCheck } from '#lib/live/stream-check.ts';
import { canCheck, checkStream, countsFor, type StreamFinding } from './check-stream.ts';
import type { Network } from './fetch-public.ts';

/** Most looks at once; at one host it is one at a time. */
const AT_ONCE = 4;

type Options = {
  network: Network;
  now: () => number;
  near: () => readonly NearStream[];
  /** The site's origin. */
  origin: string;
  /** Called when viewers are to be told something else than before. */
  onChange: () => void;
};

export type Checks = {
  /** Looks at the streams that are due, and resolves when their state is known. */
  step(): Promise<void>;
  list(): StreamCheck[];
  /** The states of streams that viewers are told, by address. */
  known(): Record<string, KnownState>;
};

/** Looks at the streams near now, each as often as it may change. */
export function createChecks({ network, now, near, origin, onChange }: Options): Checks {
  const findings = new Map<string, StreamFinding & { at: number }>();
  const busy = new Set<string>();

  const due = (embed: Embed, at: number) => {
    const last = findings.get(embed.src);
    // The difference may have either sign, because the clock may have been set.
    return last === undefined || Math.abs(at - last.at) >= countsFor(embed, last.state);
  };
  const hostOf = ({ provider, src }: Embed) => (provider === 'media' ? new URL(src).host : provider);

  async function one({ embed, slotStart, together }: NearStream): Promise<void> {
    const host = hostOf(embed);
    busy.add(host);
    try {
      const found = await checkStream(embed, findings.get(embed.src) ?? null, {
        network,
        now,
        origin,
        slotStart,
        together,
      });
      findings.set(embed.src, { ...found, at: now() });
    } finally {
      busy.delete(host);
    }
  }

  const known = () =>
    Object.fromEntries(
      near().flatMap(({ embed: { src } }) => {
        const state = findings.get(src)?.state;
        return isKnown(state) ? [[src, state]] : [];
      }),
    );
  let told = '';

  return {
    known,
    list: () =>
      near().map(({ label, row, cell, embed: { src } }) => ({
        label,
        src,
        row,
        cell,
        state: findings.get(src)?.state ?? 'unknown',
        at: findings.get(src)?.at ?? null,
      })),
    async step() {
      const at = now();
      const streams = near().filter(({ embed }) => canCheck(embed));
      // A stream that is no longer near is forgotten, so that an evening's look is not taken for this one's.
      for (const src of findings.keys())
        if (!streams.some(({ embed }) => embed.src === src)) findings.delete(src);
      const jobs: Promise<void>[] = [];
      for (const stream of streams) {
        if (busy.size >= AT_ONCE) break;
        if (due(stream.embed, at) && !busy.has(hostOf(stream.embed))) jobs.push(one(stream));
      }
      await Promise.all(jobs);
      const found = JSON.stringify(known());
      if (found !== told) onChange();
      told = found;
    },
  };
}

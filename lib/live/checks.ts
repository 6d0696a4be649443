import type { Embed } from '#lib/embed/types.ts';
import type { Stream } from '#lib/schedule/types.ts';
import type { Network } from './fetch-public.ts';
import { canLook, countsFor, type Look, look } from './look.ts';
import type { StreamCheck } from './stream-check.ts';

/** So many looks at once, and one at a time at a host. */
const AT_ONCE = 4;

type Options = {
  network: Network;
  now: () => number;
  near: () => readonly Stream[];
  /** Called when other streams are waiting than before. */
  onChange: () => void;
};

export type Checks = {
  /** Looks at what is due, and resolves when it is known. */
  step(): Promise<void>;
  list(): StreamCheck[];
  /** The addresses of those that are known not to run. */
  waiting(): Record<string, 'waiting'>;
};

/** Looks at the streams near now, each as often as it may change. */
export function createChecks({ network, now, near, onChange }: Options): Checks {
  const looks = new Map<string, Look & { at: number }>();
  const busy = new Set<string>();

  const due = (embed: Embed, at: number) => {
    const last = looks.get(embed.src);
    return last === undefined || at - last.at >= countsFor(embed, last.state);
  };
  const hostOf = ({ provider, src }: Embed) => (provider === 'media' ? new URL(src).host : provider);

  async function one(embed: Embed): Promise<void> {
    const host = hostOf(embed);
    busy.add(host);
    try {
      const found = await look(embed, looks.get(embed.src) ?? null, network, now);
      looks.set(embed.src, { ...found, at: now() });
    } finally {
      busy.delete(host);
    }
  }

  const waiting = () =>
    Object.fromEntries(
      near()
        .filter(({ embed }) => looks.get(embed.src)?.state === 'waiting')
        .map(({ embed }) => [embed.src, 'waiting' as const]),
    );
  let told = '';

  return {
    waiting,
    list: () =>
      near().map(({ label, embed: { src } }) => ({
        label,
        src,
        state: looks.get(src)?.state ?? 'unknown',
        at: looks.get(src)?.at ?? null,
      })),
    async step() {
      const at = now();
      const streams = near().filter(({ embed }) => canLook(embed));
      // What is no longer near is forgotten, so that an evening's look is not taken for this one's.
      for (const src of looks.keys()) if (!streams.some(({ embed }) => embed.src === src)) looks.delete(src);
      const jobs: Promise<void>[] = [];
      for (const { embed } of streams) {
        if (busy.size >= AT_ONCE) break;
        if (due(embed, at) && !busy.has(hostOf(embed))) jobs.push(one(embed));
      }
      await Promise.all(jobs);
      const found = JSON.stringify(waiting());
      if (found !== told) onChange();
      told = found;
    },
  };
}

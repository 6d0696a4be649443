import { z } from 'zod';
import { pause } from '#bot/announce/delivery.ts';

const ANSWER_LIMIT = 5000;
const LOOK_EVERY = 1000;

const healthz = z.object({ build: z.string() });

export type Health = { ok: true } | { ok: false; saw: string };

/**
 * Waits until the site says that it is built from `revision`, with a 200, for as long as `limit` ms. `saw` says in
 * words what was there instead.
 */
export async function waitForBuild(
  url: string,
  revision: string,
  limit: number,
  signal: AbortSignal,
): Promise<Health> {
  const until = performance.now() + limit;
  let saw = 'nothing';
  for (;;) {
    const look = await lookAt(url, signal);
    if (look.status === 200 && isBuild(look.build, revision)) return { ok: true };
    saw =
      look.build === null
        ? look.saw
        : look.status === 200
          ? `build ${look.build.slice(0, 8)}`
          : `the new build answers ${look.status}`;
    if (signal.aborted || performance.now() >= until) return { ok: false, saw };
    await pause(LOOK_EVERY, signal);
  }
}

/** A build may be named by the beginning of its commit. */
function isBuild(build: string | null, revision: string): boolean {
  return build !== null && /^[0-9a-f]{7,64}$/.test(build) && revision.startsWith(build);
}

async function lookAt(
  url: string,
  signal: AbortSignal,
): Promise<{ status: number; build: string | null; saw: string }> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT)]),
    });
    const parsed = healthz.safeParse(await response.json().catch(() => null));
    return {
      status: response.status,
      build: parsed.success ? parsed.data.build : null,
      saw: `an answer ${response.status} without a build`,
    };
  } catch {
    return { status: 0, build: null, saw: 'no answer' };
  }
}

/** Asks the site for its state at this moment, and gives it in words. */
export async function siteState(url: string): Promise<string> {
  const look = await lookAt(url, AbortSignal.timeout(ANSWER_LIMIT));
  if (look.build === null) return `The site: ${look.saw}.`;
  return `The site: build ${look.build.slice(0, 8)}, ${look.status === 200 ? 'serving' : `answering ${look.status}`}.`;
}

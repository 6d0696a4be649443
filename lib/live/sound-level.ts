/** How loud some samples are, in decibels below the loudest that digital sound can be (dBFS): 0 is the loudest. */
export type Level = { rms: number; peak: number };

/** The level of digital silence, which has no decibels. */
export const SILENCE = -100;
/** Below this peak nobody hears anything. */
const HEARD = -60;
/** Speech of a show is at about -23; this is the level of one that viewers cannot hear at their usual volume. */
const QUIET = -40;
/** Milliseconds that a verdict looks back: as long as people pause when they speak. */
const WINDOW = 5000;

const decibels = (amplitude: number) =>
  amplitude > 0 ? Math.max(SILENCE, 20 * Math.log10(amplitude)) : SILENCE;

/** The level of samples from -1 to 1. */
export function levelOf(samples: ArrayLike<number>): Level {
  let sum = 0;
  let peak = 0;
  for (let at = 0; at < samples.length; at++) {
    const sample = Math.abs(samples[at] ?? 0);
    sum += sample * sample;
    if (sample > peak) peak = sample;
  }
  return {
    rms: decibels(samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)),
    peak: decibels(peak),
  };
}

/** `waiting`: it was listened to for too short a time to call it silent. */
export type SoundVerdict = 'waiting' | 'silent' | 'quiet' | 'sound';

/** The levels of the last seconds, with the instant (ms) of each, and the instant of the first that was read. */
export type RecentLevels = { since: number; levels: readonly (Level & { at: number })[] };

/** Adds a level that was read at an instant (ms), and forgets those that are too old. */
export function addLevel(before: RecentLevels | null, level: Level, at: number): RecentLevels {
  const levels = (before?.levels ?? []).filter((old) => old.at > at - WINDOW);
  return { since: before?.since ?? at, levels: [...levels, { ...level, at }] };
}

/** Tells whether a stream has sound, from the levels of the last seconds. */
export function verdictOf({ since, levels }: RecentLevels): SoundVerdict {
  const newest = levels.at(-1)?.at ?? since;
  const peak = Math.max(SILENCE, ...levels.map((level) => level.peak));
  if (peak < HEARD) return newest - since < WINDOW ? 'waiting' : 'silent';
  return Math.max(SILENCE, ...levels.map(({ rms }) => rms)) < QUIET ? 'quiet' : 'sound';
}

/**
 * Tells whether a script may read the sound of an element: of media that the page's scripts feed it or that come from its own
 * server. Browsers keep everything else from scripts (html.spec.whatwg.org, CORS-same-origin).
 */
export function maySoundBeRead(currentSrc: string, origin: string, isFed: boolean): boolean {
  if (isFed || currentSrc.startsWith('blob:')) return true;
  return URL.canParse(currentSrc, origin) && new URL(currentSrc, origin).origin === origin;
}

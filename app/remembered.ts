import type { Current } from '#lib/site/current.ts';

type Kept = { current: Current; minute: number; value: unknown };
// One for the whole process: Next bundles each route for itself.
const KEY = Symbol.for('marquee.remembered');
type Holder = { [KEY]?: Map<string, Kept> };

/**
 * What several routes make from one schedule, made once: `make` is called again when the schedule is another one or the
 * minute is. `name` stands for the one type that `make` returns.
 */
export function remembered<T>(name: string, current: Current, make: (instant: number) => T): T {
  const holder = globalThis as Holder;
  holder[KEY] ??= new Map();
  const instant = Date.now();
  const minute = Math.floor(instant / 60_000);
  const kept = holder[KEY].get(name);
  if (kept?.current === current && kept.minute === minute) return kept.value as T;
  const value = make(instant);
  holder[KEY].set(name, { current, minute, value });
  return value;
}

import { getServices } from '#server/services.ts';

/**
 * A value that several routes make from the same things is made once: `make` is called again when one of `of` is a
 * different one. `name` stands for the one type that `make` returns.
 */
export function memoized<T>(name: string, of: readonly unknown[], make: () => T): T {
  const memory = getServices()?.memory;
  const kept = memory?.get(name);
  if (kept?.of.every((one, at) => one === of[at])) return kept.value as T;
  const value = make();
  memory?.set(name, { of, value });
  return value;
}

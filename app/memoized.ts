import { getServices } from '#server/services.ts';

/**
 * Makes a value once that several routes need: `make` is called again if one of `of` has changed. `name` belongs to one type
 * that `make` returns.
 */
export function memoized<T>(name: string, of: readonly unknown[], make: () => T): T {
  const memory = getServices()?.memory;
  const kept = memory?.get(name);
  if (kept?.of.every((one, at) => one === of[at])) return kept.value as T;
  const value = make();
  memory?.set(name, { of, value });
  return value;
}

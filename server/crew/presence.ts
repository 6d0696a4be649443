import type { Present, Role } from '#lib/backstage/role.ts';
import { isoSeconds } from '#lib/time.ts';

/** A page in the background asks every 20 s. */
const HERE_MS = 45_000;

/** Knows whose backstage is open: each page asks for the state again and again. */
export function createPresence(now: () => number) {
  const seen = new Map<string, { name: string; role: Role; at: number }>();
  return {
    note({ name, role, key }: { name: string; role: Role; key: string | null }): void {
      if (name !== '') seen.set(`${key} ${name}`, { name, role, at: now() });
    },
    /** People are sorted by when they came, so that the list does not change its order. */
    here(): Present[] {
      for (const [one, { at }] of seen) if (now() - at > HERE_MS) seen.delete(one);
      return [...seen.values()].map(({ name, role, at }) => ({ name, role, at: isoSeconds(at) }));
    },
  };
}

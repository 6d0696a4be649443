import type { Client, Ignore } from '#lib/irc/types.ts';
import { keep, readKept } from './settings.ts';

const KEY = 'marquee:chat:ignored';
const MOST = 200;

const isRule = (kept: unknown): kept is Ignore => {
  const { kind, value } = (kept ?? {}) as Partial<Ignore>;
  return (kind === 'nick' || kind === 'account' || kind === 'mask') && typeof value === 'string';
};

/**
 * Keeps the people whom the viewer has hidden for the next visit. Returns a function to call when the session has changed; it
 * returns true if the hidden people have changed.
 */
export function keepIgnored(client: Client): () => boolean {
  const kept = readKept(KEY);
  for (const rule of Array.isArray(kept) ? kept.slice(-MOST) : []) if (isRule(rule)) client.ignore(rule);
  let known = client.state.ignores;
  return () => {
    const { ignores } = client.state;
    if (ignores === known) return false;
    known = ignores;
    keep(KEY, ignores.length > 0 ? ignores.slice(-MOST) : undefined);
    return true;
  };
}

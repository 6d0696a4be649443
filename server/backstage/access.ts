import { isKey } from '#platform/is-key.ts';
import { createLimiter } from '#platform/net/limiter.ts';
import type { Peer } from '#platform/net/peer.ts';
import type { CrewKeys, KeptKey } from '#server/crew/keys.ts';
import type { Config } from '#server/env.ts';
import type { BackstageService } from './service.ts';
import { cleanName, createSession, readSession, sessionCookie } from './session.ts';

/**
 * Wrong keys that one network may send in a while (ms) before BACKSTAGE_KEY is not taken from there: an operator may have chosen
 * one that can be guessed. The keys and links of persons cannot be, so that a neighbour's wrong ones never keep them out.
 */
const MOST_WRONG = 10;
const WHILE_MS = 10 * 60_000;

type Options = Pick<Config, 'backstageKey' | 'demo' | 'siteUrl'> & {
  keys: CrewKeys;
  /** The time in ms. */
  now(): number;
  /** A time in ms that never goes back. */
  monotonic?: () => number;
};

/**
 * Decides who may come backstage: only people who know BACKSTAGE_KEY, or have a key of their own. Without BACKSTAGE_KEY nobody
 * may, except in the demo on its own machine.
 */
export function createAccess({
  backstageKey: key,
  demo,
  siteUrl,
  keys,
  now,
  monotonic,
}: Options): BackstageService['access'] {
  const wrongKeys = createLimiter({ most: MOST_WRONG, spanMs: WHILE_MS, now: monotonic });
  const secure = siteUrl.protocol === 'https:';
  const isOpen = (peer: Peer) => key === null && demo && peer.isThisMachine;

  /** Another BACKSTAGE_KEY ends these sign-ins, too. */
  const signedWith = (own: KeptKey | null) => own && `${key} ${own.hash}`;
  const ownCookie = (own: KeptKey) =>
    sessionCookie(createSession(own.name, signedWith(own) ?? '', now(), own.id), secure);

  return {
    admit(cookie, peer) {
      if (key === null && !isOpen(peer)) return 'off';
      // In the demo there is nothing to guard: the cookie only remembers the name.
      const session = cookie && readSession(cookie, key ?? 'demo', now(), (id) => signedWith(keys.read(id)));
      const own = session && session.id !== undefined ? keys.read(session.id) : null;
      if (own) return { name: own.name, open: false, role: own.role, key: own.id };
      const first = { open: key === null, role: 'all', key: null } as const;
      if (session) return { name: session.name, ...first };
      return key === null ? { name: '', ...first } : 'sign-in';
    },
    signIn(given, name, peer) {
      if (key === null) return 'off';
      const own = keys.find(given);
      if (own) return { cookie: ownCookie(own) };
      if (!wrongKeys.isOpen(peer.address)) return 'too-many';
      if (isKey(given, key)) return { cookie: sessionCookie(createSession(name, key, now()), secure) };
      wrongKeys.take(peer.address);
      return 'wrong';
    },
    spend(token) {
      if (key === null) return 'off';
      const own = keys.spend(token, now());
      return own ? { cookie: ownCookie(own) } : 'spent';
    },
    rename: (name) => sessionCookie(createSession(cleanName(name), key ?? 'demo', now()), secure),
    signOut: () => sessionCookie('', secure),
  };
}

import { createAttempts } from '#lib/backstage/attempts.ts';
import type { Desk, Peer } from '#lib/backstage/desk.ts';
import { cleanName, createSession, isKey, readSession, sessionCookie } from '#lib/backstage/session.ts';
import type { Config } from './env.ts';

type Options = Pick<Config, 'backstageKey' | 'demo' | 'siteUrl'> & { now(): number };

/** Who may come backstage: whoever knows the key; without one nobody, but for the demo on its own machine. */
export function createDoor({ backstageKey: key, demo, siteUrl, now }: Options): Desk['door'] {
  const attempts = createAttempts();
  const secure = siteUrl.protocol === 'https:';
  const isOpen = (peer: Peer) => key === null && demo && peer.isThisMachine;

  return {
    admit(cookie, peer) {
      if (key === null && !isOpen(peer)) return 'off';
      // In the demo there is nothing to guard: the cookie only remembers the name.
      const session = cookie && readSession(cookie, key ?? 'demo', now());
      if (session) return { name: session.name, open: key === null };
      return key === null ? { name: '', open: true } : 'sign-in';
    },
    signIn(given, name, peer) {
      if (key === null) return 'off';
      if (!attempts.mayTry(peer.address, now())) return 'too-many';
      if (!isKey(given, key)) {
        attempts.wasWrong(peer.address, now());
        return 'wrong';
      }
      return { cookie: sessionCookie(createSession(name, key, now()), secure) };
    },
    rename: (name) => sessionCookie(createSession(cleanName(name), key ?? 'demo', now()), secure),
    signOut: () => sessionCookie('', secure),
  };
}

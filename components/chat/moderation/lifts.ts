import { isOperator } from '#lib/irc/message/is-operator.ts';
import type { Client } from '#lib/irc/types.ts';
import { keep, readKept } from '../panel/settings.ts';

// Bans for a time on networks that do not have them. The panel of the operator who set one removes it later, if it is open and
// they may.

const KEY = 'marquee:chat:lifts';
const EVERY_MS = 15_000;
const MOST = 500;

type Lift = { channel: string; letter: string; mask: string; until: number };

const isLift = (kept: unknown): kept is Lift => {
  const { channel, letter, mask, until } = (kept ?? {}) as Partial<Lift>;
  return (
    typeof channel === 'string' &&
    typeof mask === 'string' &&
    typeof until === 'number' &&
    (letter === 'b' || letter === 'q')
  );
};
const kept = (): Lift[] => {
  const all = readKept(KEY);
  return Array.isArray(all) ? all.filter(isLift).slice(-MOST) : [];
};

export function liftLater(channel: string, letter: string, masks: readonly string[], until: number): void {
  keep(KEY, [...kept(), ...masks.map((mask) => ({ channel, letter, mask, until }))].slice(-MOST));
}

/** Removes the bans that are due, again and again. Returns a function that ends this. */
export function keepLifting(client: Client): () => void {
  const timer = setInterval(() => {
    const now = Date.now();
    const rest = kept().filter(({ channel, letter, mask, until }) => {
      const room = client.state.find(channel);
      if (until > now || !room?.joined || !isOperator(room.prefixes)) return true;
      client.mode(channel, `-${letter}`, mask);
      return false;
    });
    if (rest.length < kept().length) keep(KEY, rest.length > 0 ? rest : undefined);
  }, EVERY_MS);
  return () => clearInterval(timer);
}

import type { Crowd } from '../../e2e/chat/crowd.ts';

export type FloodOptions = {
  members: number;
  /** Messages a second, for `seconds`. */
  rate: number;
  seconds: number;
  /** Joins and parts a second, for a third of the time in the middle. */
  churn: number;
};

const WORDS =
  'what a scene that was great music look at the light who made this one more time tonight the sound is good now yes no maybe wow'.split(
    ' ',
  );

/** A number that marks a message in any page that shows it. */
export const markOf = (message: number) => `mq${message.toString(36).padStart(6, '0')}q`;
export const MARK = /mq[0-9a-z]{6}q/g;

export const now = () => performance.timeOrigin + performance.now();

/** Makes the same lines in every run, so that runs can be compared. */
function createText() {
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % below;
  };
  return (message: number) => {
    const words = Array.from({ length: 3 + next(12) }, () => WORDS[next(WORDS.length)]);
    return `${markOf(message)} ${words.join(' ')}`;
  };
}

/** Lets the crowd talk, come and go. Resolves to when each message was sent, ms, once all are on their way. */
export async function flood(
  crowd: Crowd,
  { members, rate, seconds, churn }: FloodOptions,
): Promise<number[]> {
  const total = Math.round(rate * seconds);
  const moves = Math.round((churn * seconds) / 3);
  // People who come and go do not talk, because nobody can from outside of the channel.
  const speakers = Math.max(1, Math.floor(members * 0.9));
  const text = createText();
  const sent: number[] = [];
  const away: number[] = [];
  const began = now();
  let moved = 0;
  const move = () => {
    if (moved % 2 === 0) {
      const person = speakers + ((moved / 2) % Math.max(1, members - speakers));
      crowd.part(person);
      away.push(person);
    } else {
      const person = away.shift();
      if (person !== undefined) crowd.join(person);
    }
    moved++;
  };
  while (sent.length < total || moved < moves) {
    const passed = (now() - began) / 1000;
    while (sent.length < Math.min(total, passed * rate)) {
      const message = sent.length;
      sent.push(now());
      crowd.say((message * 7919) % speakers, text(message));
    }
    while (moved < Math.min(moves, (passed - seconds / 3) * churn)) move();
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  for (const person of away) crowd.join(person);
  return sent;
}

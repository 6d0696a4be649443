import { expect, it } from 'vitest';
import { createPolls } from './polls.ts';

/** Two minutes of an evening: each page asks at its own moments, and connected pages once more after each edit. */
function evening({ polling = 0, connected = 0, hidden = 0, edits = 0, programs = 0 }): number {
  const polls = createPolls(6);
  let random = 1;
  const next = () => {
    random = (random * 16_807) % 2_147_483_647;
    return random / 2_147_483_647;
  };
  const asks: number[] = [];
  const page = (every: number) => {
    for (let at = next() * every; at < 120; at += every * (0.85 + next() * 0.3)) asks.push(at);
  };
  for (let n = 0; n < polling; n++) page(10);
  for (let n = 0; n < connected + hidden; n++) page(60);
  const times = Array.from({ length: edits }, (_, n) => 61 + n * 13);
  for (const time of times) for (let n = 0; n < connected; n++) asks.push(time + next());
  let estimate = 0;
  for (let count = 10; count <= 120; count += 10) {
    const isNow = (at: number) => at >= count - 10 && at < count;
    for (const at of asks) if (isNow(at)) polls.ask('same-origin');
    for (let n = 0; n < programs * 10; n++) polls.ask(undefined);
    for (const at of times) if (isNow(at)) polls.tell();
    estimate = polls.count(connected);
  }
  return estimate;
}

it.each([
  ['nobody', {}, 0, 0],
  ['a few', { polling: 5 }, 5, 1],
  ['a crowd that polls', { polling: 1000 }, 1000, 20],
  ['one that is told of edits', { connected: 1000, edits: 4 }, 0, 12],
  ['both', { polling: 300, connected: 1000, edits: 2 }, 300, 15],
  ['a program that asks each second', { polling: 10, programs: 1 }, 10, 1],
  ['pages in the background, a sixth each', { hidden: 600 }, 100, 10],
])('counts %s', (_name, who, expected, error) => {
  expect(Math.abs(evening(who) - expected)).toBeLessThanOrEqual(error);
});

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createMinutes } from '#lib/viewers/minute.ts';
import { openLoadStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'marquee-viewers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTE = 60_000;
const START = Date.parse('2026-11-28T19:00:00Z');
const slot = {
  uid: 'premiere',
  title: 'Season 5, 1+2',
  series: 'Season 5',
  room: null,
  start: '2026-11-28T19:00:00Z',
  end: '2026-11-28T21:00:00Z',
};

/** How many watched at a premiere (in minutes from its start): 50,000 over half an hour, and a cut in the middle. */
function premiere(minute: number): number {
  if (minute === 60) return 0;
  return Math.round(minute < 30 ? (49_812 * minute) / 30 : 49_812 - (minute - 30) * 20);
}

it('the replay of a premiere gives the line of the talk, and survives a restart', () => {
  let store = openLoadStore(folder);
  const minutes = createMinutes();
  for (let minute = 0; minute < 120; minute++) {
    for (let second = 0; second < 60; second += 10) {
      const members = Math.round((5680 * Math.min(minute, 40)) / 40);
      minutes.add({ viewers: premiere(minute), chat: { members, messages: minute * 300 + second * 5 } });
    }
    const done = minutes.end(minute === 0 ? null : (minute - 1) * 300 + 250);
    if (done) store.add(START + minute * MINUTE, '', done, slot);
    if (minute === 70) {
      store.close();
      store = openLoadStore(folder);
    }
  }
  const [show] = store.shows();
  expect(show).toMatchObject({ uid: 'premiere', most: 49_812, mostAt: '2026-11-28T19:30:00Z', chat: 5680 });
  expect(show?.messages).toBe(119 * 300);
  const watched = Array.from({ length: 120 }, (_, minute) => premiere(minute)).reduce((sum, n) => sum + n, 0);
  expect(show?.watched).toBe(watched);
  expect(show?.average).toBeCloseTo(watched / 120, 0);
  expect(store.curve(START, START + 120 * MINUTE)).toHaveLength(120);
  store.close();
  // A few kilobytes a show, for years.
  expect(statSync(join(folder, 'viewers.db')).size).toBeLessThan(40_000);
});

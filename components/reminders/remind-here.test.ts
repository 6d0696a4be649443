import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { english } from '#lib/words/english.ts';
import { remindHere } from './remind-here.ts';

vi.mock('./reminders.css', () => ({}));
vi.mock('#components/words/load-words.ts', () => ({ loadWords: async () => english.reminders }));

const START = '2026-11-28T20:00:00Z';
const LATER = '2026-11-28T20:30:00Z';
const AT = Date.parse(START);
const MINUTE = 60_000;
let shown: { tag: string; body: string }[] = [];
const registration = {
  showNotification: async (_: string, { tag, body }: { tag: string; body: string }) => {
    shown.push({ tag, body: body.split(' ')[0] ?? '' });
  },
} as unknown as ServiceWorkerRegistration;

beforeEach(() => {
  shown = [];
  const kept = new Map([
    ['marquee:reminders', JSON.stringify([{ kind: 'show', key: 'u1', lead: 10, where: 'here' }])],
  ]);
  const Notification = { permission: 'granted' };
  vi.stubGlobal('window', { Notification });
  vi.stubGlobal('Notification', Notification);
  vi.stubGlobal('document', { documentElement: { lang: 'en' }, querySelectorAll: () => [] });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The first words of what is shown after a look at the show, some minutes before it was to start. */
async function look(minutes: number, given: Partial<PublicSlot> = {}): Promise<string[]> {
  const slot = { uid: 'u1', title: 'Late reel', series: null, room: null, start: START, ...given };
  remindHere({ slots: [slot as PublicSlot], rooms: [] }, AT - minutes * MINUTE, registration);
  await new Promise(setImmediate);
  expect(new Set(shown.map(({ tag }) => tag)).size).toBeLessThan(2);
  return shown.map(({ body }) => body);
}

it('shows a reminder once, and puts it right if the show is cancelled', async () => {
  expect(await look(11)).toEqual([]);
  expect(await look(9)).toEqual(['Starts']);
  expect(await look(8)).toEqual(['Starts']);
  expect(await look(7, { status: 'cancelled' })).toEqual(['Starts', 'Cancelled:']);
  expect(await look(6, { status: 'cancelled' })).toEqual(['Starts', 'Cancelled:']);
});

it('puts it right if the show is moved, and reminds again when that is due', async () => {
  await look(9);
  expect(await look(8, { start: LATER })).toEqual(['Starts', 'Starts']);
  expect(await look(7, { start: LATER })).toHaveLength(2);
  expect(await look(-21, { start: LATER })).toHaveLength(3);
  expect(await look(-22, { start: LATER })).toHaveLength(3);
});

it('says nothing of a cancelled show of which it did not remind', async () => {
  expect(await look(9, { status: 'cancelled' })).toEqual([]);
});

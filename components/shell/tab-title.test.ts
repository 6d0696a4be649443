import { beforeEach, expect, it, vi } from 'vitest';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import { english } from '#lib/words/english.ts';
import { createTabTitle } from './tab-title.ts';

vi.mock('#components/words/load-words.ts', () => ({
  loadWords: async () => english.reminders,
}));

const HOUR = 3_600_000;
const AT = Date.parse('2026-11-28T20:00:00Z');
const slot = (uid: string, from: number, given: Partial<PublicSlot> = {}) =>
  ({
    uid,
    title: uid,
    start: new Date(AT + from * HOUR).toISOString(),
    end: new Date(AT + (from + 1) * HOUR).toISOString(),
    status: 'confirmed',
    ...given,
  }) as PublicSlot;
const viewOf = (slots: PublicSlot[], override: unknown = null) =>
  ({ title: 'House', slots, override, settings: { overrun: 0, startingSoon: 15 } }) as unknown as SiteView;

let title: ReturnType<typeof createTabTitle>;
let page = { title: 'House', head: {}, documentElement: { lang: 'en' } };
let site = { pathname: '/' };
let changed = () => {};
beforeEach(() => {
  page = { title: 'House', head: {}, documentElement: { lang: 'en' } };
  site = { pathname: '/' };
  vi.stubGlobal('document', page);
  vi.stubGlobal('location', site);
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(run: () => void) {
        changed = run;
      }
      observe() {}
      disconnect() {}
    },
  );
  title = createTabTitle();
  return () => vi.unstubAllGlobals();
});
/** The title of the tab after a look at a view, some hours after AT. */
async function after(view: SiteView, hours = 0.1): Promise<string> {
  title.check({ all: view, view, room: null }, AT + hours * HOUR);
  await Promise.resolve();
  await Promise.resolve();
  return page.title;
}
const EVENING = [slot('First', 0), slot('Second', 1)];

it('names the show that is on, on the front page only, and keeps the number of the chat', async () => {
  const view = viewOf(EVENING);
  expect(await after(view)).toBe('First · House');
  page.title = '(2) First · House';
  expect(await after(view, 1.1)).toBe('(2) Second · House');
  expect(await after(view, 3)).toBe('(2) House');
  site.pathname = '/schedule';
  page.title = 'Schedule · House';
  changed();
  expect(page.title).toBe('Schedule · House');
  expect(await after(view, 3)).toBe('Schedule · House');
});

it('calls the tab by the name of the site if the page failed, which has no title', async () => {
  site.pathname = '/schedule';
  page.title = '';
  expect(await after(viewOf(EVENING))).toBe('House');
});

it.each([
  ['is cancelled', [slot('First', 0, { status: 'cancelled' }), slot('Second', 1)], null, 'Cancelled: First'],
  ['is taken out', [slot('Second', 1)], null, 'Cancelled: First'],
  ['is delayed', [slot('First', 0.5), slot('Second', 1.5)], null, 'Delayed: First'],
  ['is replaced', EVENING, { kind: 'card', title: 'Pause', slot: null }, 'Now instead: Pause'],
])(
  'says on every page if the show %s, until that is over or taken back',
  async (_, slots, override, news) => {
    site.pathname = '/schedule';
    page.title = 'Schedule · House';
    expect(await after(viewOf(EVENING))).toBe('Schedule · House');
    const edited = viewOf(slots, override);
    expect(await after(edited)).toBe(`${news} · House`);
    expect(await after(viewOf(slots, override), 0.2)).toBe(`${news} · House`);
    expect(await after(viewOf(EVENING), 0.3)).toBe('Schedule · House');
    await after(edited, 0.4);
    expect(await after(edited, 1)).toBe('Schedule · House');
  },
);

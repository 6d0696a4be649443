import type { SiteClock } from '#components/clock/site-clock.ts';
import { remindHere } from '#components/reminders/remind-here.ts';
import { worker } from '#components/reminders/worker.ts';
import { createWatcher } from '#components/stage/watching.ts';
import { loadWords } from '#components/words/load-words.ts';
import type { PublicRoom, SiteView } from '#lib/feeds/site-view.ts';
import { fitAboveKeyboard } from './above-keyboard.ts';
import { sayLimits } from './say-limits.ts';
import { createTabTitle } from './tab-title.ts';

type Site = { all: SiteView | null; view: SiteView | null; room: PublicRoom | null; clock: SiteClock };

/** How often (ms) to check whether a reminder is due or the schedule has changed. */
const EVERY = 5000;
/** A new schedule is stored for offline use at a random moment within this span (ms), because all pages learn of it at once. */
const SPREAD = 5 * 60_000;

/**
 * Registers the service worker, which stores pages for offline use, shows reminders while the page is open, keeps the
 * stream visible above a phone's keyboard, names the show in the tab, to screen readers and to the system, which keeps its
 * screen on, and says if this browser stores nothing. Returns a function that stops this.
 */
export function startLateWork(site: () => Site): () => void {
  let kept = '';
  let keepAt = 0;
  let registration: ServiceWorkerRegistration | null = null;
  let stopped = false;

  const check = () => {
    const { all, view, room, clock } = site();
    watcher.check(view, clock.now());
    if (!all || !view) return;
    // A show that follows another is announced; the state beside it has a region of its own.
    document.querySelector('.stage-strip-title')?.setAttribute('aria-live', 'polite');
    title.check({ all, view, room: room?.slug ?? null }, clock.now());
    remindHere(all, clock.now(), registration);
    if (registration && all.revision !== kept && Date.now() >= keepAt) {
      kept = all.revision;
      keepAt = Date.now() + Math.random() * SPREAD;
      void keep(registration, all.revision);
    }
  };
  const title = createTabTitle();
  const watcher = createWatcher();
  check();
  const timer = setInterval(check, EVERY);
  const unfit = fitAboveKeyboard();
  void sayLimits();
  void worker().then((found) => {
    registration = found;
    if (!stopped) check();
  });
  return () => {
    stopped = true;
    clearInterval(timer);
    unfit();
    watcher.stop();
    title.stop();
  };
}

/** Asks the worker to store the pages of this revision. If it has them already, it notes that they are still current. */
async function keep({ active }: ServiceWorkerRegistration, revision: string): Promise<void> {
  if ('connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData) return;
  const language = document.documentElement.lang;
  const { offline: text, tryAgain: again } = await loadWords('layout', language);
  active?.postMessage({ keep: revision, offline: { text, again, language } });
}

import type { SiteClock } from '#components/clock/site-clock.ts';
import { remindHere } from '#components/reminders/remind-here.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { worker } from './worker.ts';

type Site = { view: SiteView | null; clock: SiteClock };

/** How often (ms) it is looked whether something is due or has changed. */
const EVERY = 5000;
/** A new schedule is kept for offline some time within this (ms): all pages learn of it in the same moment. */
const SPREAD = 5 * 60_000;

/** Registers the service worker, has it keep the pages to read without a network, and reminds while the page is open. */
export function work(site: () => Site): () => void {
  let kept = '';
  let keepAt = 0;
  let registration: ServiceWorkerRegistration | null = null;
  let stopped = false;

  const look = () => {
    const { view, clock } = site();
    if (!view) return;
    remindHere(view, clock.now(), registration);
    if (registration && view.revision !== kept && Date.now() >= keepAt) {
      kept = view.revision;
      keepAt = Date.now() + Math.random() * SPREAD;
      keep(registration, view.revision);
    }
  };
  const timer = setInterval(look, EVERY);
  void worker().then((found) => {
    registration = found;
    if (!stopped) look();
  });
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}

/** Has what can be read now kept; the worker knows by the revision whether it has that already. */
function keep({ active }: ServiceWorkerRegistration, revision: string): void {
  if ('connection' in navigator && (navigator.connection as { saveData?: boolean }).saveData) return;
  active?.postMessage({ keep: revision });
}

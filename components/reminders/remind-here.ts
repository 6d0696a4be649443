import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import { slugOf } from '#lib/feeds/slug.ts';
import { loadWords } from '#lib/words/load.ts';
import { say } from '#lib/words/words.ts';
import { type Known, knownReminders } from './known.ts';
import './reminders.css';

const MINUTE = 60_000;
const AFTER_START = 15 * MINUTE;
const KEY = 'marquee:reminded';
const MOST_REMEMBERED = 50;

/**
 * Reminds, at an instant (ms), of what this browser keeps by itself: with a notification where that is allowed, else with
 * a note in the page. Each once, whatever pages are open.
 */
export function remindHere(
  { slots }: SiteView,
  instant: number,
  registration: ServiceWorkerRegistration | null,
): void {
  const here = knownReminders().filter(({ where }) => where === 'here');
  if (here.length === 0) return;
  for (const slot of slots) {
    const start = Date.parse(slot.start);
    if (slot.status === 'cancelled' || instant >= start + AFTER_START) continue;
    const due = here.some((one) => isOf(one, slot) && instant >= start - one.lead * MINUTE);
    if (due && isFirst(`${slot.uid}:${slot.start}`)) void show(slot, start, instant, registration);
  }
}

const isOf = ({ kind, key }: Known, { uid, series }: PublicSlot) =>
  kind === 'show' ? key === uid : series !== null && slugOf(series) === key;

/** Whether nobody in this browser has reminded of this yet; from now on somebody has. */
function isFirst(id: string): boolean {
  try {
    const shown: string[] = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    if (shown.includes(id)) return false;
    localStorage.setItem(KEY, JSON.stringify([...shown, id].slice(-MOST_REMEMBERED)));
    return true;
  } catch {
    return false;
  }
}

async function show(
  { uid, title }: PublicSlot,
  start: number,
  instant: number,
  registration: ServiceWorkerRegistration | null,
): Promise<void> {
  const language = document.documentElement.lang;
  const { push, what } = await loadWords('reminders', language);
  const time = new Date(start).toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit' });
  const body = say(instant < start ? push.starts : push.started, { time });
  if (registration && 'Notification' in window && Notification.permission === 'granted') {
    const options = { body, tag: `show-${uid}`, icon: '/icon-192.png', data: { path: '/' } };
    void registration.showNotification(title, options);
    return;
  }
  const note = document.createElement('div');
  note.className = 'reminder-note';
  note.setAttribute('role', 'alert');
  const name = document.createElement('bdi');
  name.textContent = title;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = what.close;
  close.addEventListener('click', () => note.remove());
  note.append(name, ` ${body}`, close);
  document.body.append(note);
}

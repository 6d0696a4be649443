import { loadWords } from '#components/words/load-words.ts';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import { deviceReader } from '#lib/format/device.ts';
import { timeText } from '#lib/format/times.ts';
import { AFTER_START, isReminderDue } from '#lib/reminders/due.ts';
import { plainSlugOf } from '#lib/schedule/plain-slug.ts';
import { roomPath } from '#lib/schedule/room-path.ts';
import { MINUTE } from '#lib/time.ts';
import { say } from '#lib/words/words.ts';
import { type Known, knownReminders } from './known.ts';
import { FIELD } from './look.ts';
import './reminders.css';

const KEY = 'marquee:reminded';
const MOST_REMEMBERED = 50;

/**
 * Shows the reminders that this browser itself keeps and that are due at an instant (ms), for the shows of all rooms. It
 * shows a notification if that is allowed, else a note in the page; each once, even if several pages are open. If a show was
 * cancelled or moved after that, the new word takes the place of the old one.
 */
export function remindHere(
  { slots, rooms }: Pick<SiteView, 'slots' | 'rooms'>,
  instant: number,
  registration: ServiceWorkerRegistration | null,
): void {
  const here = knownReminders().filter(({ where }) => where === 'here');
  if (here.length === 0) return;
  for (const slot of slots) {
    const start = Date.parse(slot.start);
    const own = here.filter((one) => isOf(one, slot));
    if (own.length === 0 || instant >= start + AFTER_START) continue;
    const isOff = slot.status === 'cancelled';
    const due = !isOff && own.some(({ lead }) => isReminderDue(start, lead * MINUTE, instant));
    const word = isOff ? 'cancelled' : slot.start;
    const told = remembered().findLast((id) => id.startsWith(`${slot.uid}:`));
    const isOther = told !== undefined && told.slice(slot.uid.length + 1).replace('moved to ', '') !== word;
    // This page puts its own note right also if another page has done so with its own.
    const isStale = (noteOf(slot.uid)?.dataset.word ?? word) !== word;
    const isNews = isOther && isFirst(`${slot.uid}:${isOff || due ? '' : 'moved to '}${word}`);
    if (isNews || isStale || (due && isFirst(`${slot.uid}:${word}`)))
      void show(slot, rooms, instant, registration);
  }
}

const noteOf = (uid: string) =>
  [...document.querySelectorAll<HTMLElement>('[role="alert"][data-of]')].find(
    ({ dataset }) => dataset.of === uid,
  );

function remembered(): string[] {
  try {
    const shown: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(shown) ? shown : [];
  } catch {
    return [];
  }
}

const isOf = ({ kind, key }: Known, { uid, series }: PublicSlot) =>
  kind === 'show' ? key === uid : series !== null && plainSlugOf(series) === key;

/** True if no page of this browser has shown this reminder yet. From now on it counts as shown. */
function isFirst(id: string): boolean {
  const shown = remembered();
  if (shown.includes(id)) return false;
  try {
    localStorage.setItem(KEY, JSON.stringify([...shown, id].slice(-MOST_REMEMBERED)));
    return true;
  } catch {
    return false;
  }
}

async function show(
  { uid, title, room, ...slot }: PublicSlot,
  rooms: SiteView['rooms'],
  instant: number,
  registration: ServiceWorkerRegistration | null,
): Promise<void> {
  const start = Date.parse(slot.start);
  const language = document.documentElement.lang;
  const { push, what } = await loadWords('reminders', language);
  const time = timeText(start, deviceReader(language));
  const where = rooms.some(({ name }) => name === room) ? ` · ${room}` : '';
  const sentence =
    slot.status === 'cancelled' ? push.cancelled : instant < start ? push.starts : push.started;
  const body = say(sentence, { time }) + where;
  if (registration && 'Notification' in window && Notification.permission === 'granted') {
    const options = {
      body,
      tag: `show-${uid}`,
      icon: '/icon-192.png',
      data: { path: roomPath(rooms, room) },
    };
    void registration.showNotification(title, options);
    return;
  }
  noteOf(uid)?.remove();
  const note = document.createElement('div');
  note.dataset.of = uid;
  note.dataset.word = slot.status === 'cancelled' ? 'cancelled' : slot.start;
  note.className =
    'fixed inset-x-4 bottom-4 z-50 mx-auto flex w-fit max-w-[calc(100vw-2rem)] items-center gap-3 rounded border border-accent bg-surface px-4 py-3 text-text';
  note.setAttribute('role', 'alert');
  const name = document.createElement('bdi');
  name.className = 'font-semibold';
  name.textContent = title;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = `${FIELD} border-line bg-raised`;
  close.textContent = what.close;
  close.addEventListener('click', () => note.remove());
  note.append(name, ` ${body}`, close);
  document.body.append(note);
}

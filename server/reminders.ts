import { seriesOf } from '#lib/feeds/feed.ts';
import { createReminderDesk, setReminderDesk } from '#lib/push/desk.ts';
import type { Wanted } from '#lib/push/order.ts';
import { PushStore } from '#lib/push/store.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { getSite } from '#lib/site/current.ts';
import type { Config } from './env.ts';

const DAY = 86_400_000;
/** Who follows a series may do so between its seasons. */
const PAST = 366 * DAY;
const FUTURE = 92 * DAY;

/** Lets pages ask for reminders, where the site has keys to send them with. Returns what closes the store. */
export function openReminders(config: Config): () => void {
  const { vapid, dataDir, pushLoopback } = config;
  if (vapid === null) {
    setReminderDesk({ publicKey: null, obey: () => ({ ok: false, reason: 'off' }) });
    return () => {};
  }
  const store = new PushStore(dataDir);
  setReminderDesk(
    createReminderDesk({
      publicKey: vapid.publicKey,
      store,
      isKnown: (wanted) => isKnown(wanted, Date.now()),
      loopback: pushLoopback,
      now: Date.now,
    }),
  );
  return () => store.close();
}

function isKnown({ kind, key }: Wanted, now: number): boolean {
  const schedule = getSite()?.current?.schedule;
  if (!schedule) return false;
  const slots = slotsBetween(schedule, now - (kind === 'series' ? PAST : 0), now + FUTURE);
  return kind === 'show'
    ? slots.some(({ uid }) => uid === key)
    : seriesOf(slots).some(({ slug }) => slug === key);
}

import { seriesOf } from '#lib/feeds/feed.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Site } from '#lib/site/current.ts';
import { DAY } from '#lib/time.ts';
import type { Wanted } from '#platform/push/reminder-request.ts';
import { PushStore } from '#platform/push/store.ts';
import type { Config } from '#server/env.ts';
import { createReminderService, type ReminderService } from './service.ts';

/** A viewer may ask for reminders of a series between its seasons. */
const PAST = 366 * DAY;
const FUTURE = 92 * DAY;

/** Lets pages ask for reminders if the site has keys to send them with. */
export function openReminders(config: Config, site: Site): { service: ReminderService; close(): void } {
  const { push, dataDir } = config;
  if (push === null)
    return { service: { publicKey: null, answer: () => ({ ok: false, reason: 'off' }) }, close() {} };
  const store = new PushStore(dataDir);
  const service = createReminderService({
    publicKey: push.vapid.publicKey,
    store,
    isKnown: (wanted) => isKnown(site, wanted, Date.now()),
    endpoints: push.endpoints,
    now: Date.now,
  });
  return { service, close: () => store.close() };
}

function isKnown({ current }: Site, { kind, key }: Wanted, now: number): boolean {
  if (!current) return false;
  const slots = slotsBetween(current.schedule, now - (kind === 'series' ? PAST : 0), now + FUTURE);
  return kind === 'show'
    ? slots.some(({ uid }) => uid === key)
    : seriesOf(slots).some(({ slug }) => slug === key);
}

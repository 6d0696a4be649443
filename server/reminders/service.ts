import { MINUTE } from '#lib/time.ts';
import { createLimiter } from '#platform/net/limiter.ts';
import {
  type EndpointRules,
  type ReminderRequest,
  reminderRequestSchema,
  type Wanted,
} from '#platform/push/reminder-request.ts';
import type { PushStore, Reminder } from '#platform/push/store.ts';

/** Why a request was not carried out; `off`: this site has no keys and sends none. */
export type Refusal = 'off' | 'not-understood' | 'unknown' | 'full' | 'too-many';
/** `lead` is in minutes. */
export type Answer = { ok: true; reminders: Reminder[] } | { ok: false; reason: Refusal };

/** The functions that `/api/reminders` calls. */
export type ReminderService = {
  /** The key for `pushManager.subscribe`, or null if this site sends no reminders. */
  publicKey: string | null;
  answer(body: unknown, address: string): Answer;
};

/** Orders of one network in ten minutes: enough for a school whose pupils share an address. */
const MOST_OF_ONE = 60;
/** Those of an IPv6 site (a /48), which has 65,536 networks to ask from. */
const MOST_OF_SITE = 600;

type Options = {
  publicKey: string | null;
  store: Pick<PushStore, 'want' | 'unwant' | 'of' | 'move'>;
  /** Whether there is such a show or series in the schedule. */
  isKnown(wanted: Wanted): boolean;
  endpoints: EndpointRules;
  now(): number;
  /** A time in ms that never goes back; the limiter measures with it. */
  monotonic?: () => number;
};

/** Carries out what pages ask for, if the request is understood, its network does not ask too often, and the show exists. */
export function createReminderService({
  publicKey,
  store,
  isKnown,
  endpoints,
  now,
  monotonic,
}: Options): ReminderService {
  const schema = reminderRequestSchema(endpoints);
  const spanMs = 10 * MINUTE;
  const limiter = createLimiter({ most: MOST_OF_ONE, spanMs, now: monotonic });
  const siteLimiter = createLimiter({ most: MOST_OF_SITE, spanMs, prefix: 48, now: monotonic });

  function answer(request: ReminderRequest): Answer {
    switch (request.act) {
      case 'remind': {
        const { subscription, language, wanted, lead } = request;
        if (!isKnown(wanted)) return { ok: false, reason: 'unknown' };
        if (store.want(subscription, language, wanted, lead * MINUTE, now()) === 'full')
          return { ok: false, reason: 'full' };
        return wantedBy(subscription.endpoint);
      }
      case 'forget':
        store.unwant(request.endpoint, request.wanted);
        return wantedBy(request.endpoint);
      case 'list':
        return wantedBy(request.endpoint);
      case 'move':
        if (!store.move(request.from, request.subscription)) return { ok: false, reason: 'unknown' };
        return wantedBy(request.subscription.endpoint);
    }
  }

  const wantedBy = (endpoint: string): Answer => ({
    ok: true,
    reminders: store.of(endpoint).map((reminder) => ({ ...reminder, lead: reminder.lead / MINUTE })),
  });

  return {
    publicKey,
    answer(body, address) {
      if (publicKey === null) return { ok: false, reason: 'off' };
      if (!limiter.take(address) || !siteLimiter.take(address)) return { ok: false, reason: 'too-many' };
      const parsed = schema.safeParse(body);
      return parsed.success ? answer(parsed.data) : { ok: false, reason: 'not-understood' };
    },
  };
}

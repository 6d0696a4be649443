import { createLimiter } from '#lib/net/limiter.ts';
import { type Order, orderSchema, type Wanted } from './order.ts';
import type { PushStore, Reminder } from './store.ts';

/** Why an order was not carried out; `off`: this site has no keys and sends none. */
export type Refusal = 'off' | 'not-understood' | 'unknown' | 'full' | 'too-many';
/** `lead` is in minutes. */
export type Answer = { ok: true; reminders: Reminder[] } | { ok: false; reason: Refusal };

/** What `/api/reminders` asks of the server. */
export type ReminderDesk = {
  /** For `pushManager.subscribe`; null where this site sends none. */
  publicKey: string | null;
  obey(body: unknown, address: string): Answer;
};

const MINUTE = 60_000;
/** Orders of one address in ten minutes: a school that is curious, and no more. */
const MOST_OF_ONE = 60;

type Options = {
  publicKey: string | null;
  store: Pick<PushStore, 'want' | 'unwant' | 'of' | 'move'>;
  /** Whether there is such a show or series in the schedule. */
  isKnown(wanted: Wanted): boolean;
  /** Endpoints on this machine, for tests. */
  loopback: boolean;
  now(): number;
};

/** Takes what pages ask for: understood, from nobody who asks too often, and of something that there is. */
export function createReminderDesk({ publicKey, store, isKnown, loopback, now }: Options): ReminderDesk {
  const schema = orderSchema(loopback);
  const limiter = createLimiter(MOST_OF_ONE, 10 * MINUTE);

  function obey(order: Order): Answer {
    switch (order.act) {
      case 'remind': {
        const { subscription, language, wanted, lead } = order;
        if (!isKnown(wanted)) return { ok: false, reason: 'unknown' };
        if (store.want(subscription, language, wanted, lead * MINUTE, now()) === 'full')
          return { ok: false, reason: 'full' };
        return wantedBy(subscription.endpoint);
      }
      case 'forget':
        store.unwant(order.endpoint, order.wanted);
        return wantedBy(order.endpoint);
      case 'list':
        return wantedBy(order.endpoint);
      case 'move':
        if (!store.move(order.from, order.subscription)) return { ok: false, reason: 'unknown' };
        return wantedBy(order.subscription.endpoint);
    }
  }

  const wantedBy = (endpoint: string): Answer => ({
    ok: true,
    reminders: store.of(endpoint).map((reminder) => ({ ...reminder, lead: reminder.lead / MINUTE })),
  });

  return {
    publicKey,
    obey(body, address) {
      if (publicKey === null) return { ok: false, reason: 'off' };
      if (!limiter.mayAsk(address, now())) return { ok: false, reason: 'too-many' };
      const parsed = schema.safeParse(body);
      return parsed.success ? obey(parsed.data) : { ok: false, reason: 'not-understood' };
    },
  };
}

// As for the site (lib/site/current.ts): Next's bundle has its own copy of this module.
const KEY = Symbol.for('marquee.reminders');
type Holder = { [KEY]?: ReminderDesk };

/** The desk of this process; null in a build. */
export function getReminderDesk(): ReminderDesk | null {
  return (globalThis as Holder)[KEY] ?? null;
}

export function setReminderDesk(desk: ReminderDesk): void {
  (globalThis as Holder)[KEY] = desk;
}

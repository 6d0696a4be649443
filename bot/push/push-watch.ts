import type { Schedule, Slot } from '#bot/shows/schedule.ts';
import type { Outbox } from '#bot/store/outbox.ts';
import { slugOf } from '#lib/feeds/slug.ts';
import { reminderMessage } from '#lib/push/message.ts';
import type { Wanted } from '#lib/push/order.ts';
import type { PushStore } from '#lib/push/store.ts';

const MINUTE = 60_000;
/** Who comes a little late still wants to know. */
export const AFTER_START = 15 * MINUTE;
/** The longest lead that anybody may have. */
const LONGEST_LEAD = 24 * 60 * MINUTE;
/** Looks overlap by this much (ms): a wish that was on its way into the store during the last one is seen by the next. */
const OVERLAP = 5000;

/** So many messages are sent side by side; each subscriber has a lane of their own. */
export const LANES = 16;
export const laneOf = (subscriber: number) => `push-${subscriber % LANES}`;

type Options = { store: PushStore; outbox: Outbox; atOnce<T>(run: () => T): T };

/** Decides whom to remind of what, every second; the keys in the outbox tell what was decided before. */
export class PushWatch {
  #o: Options;
  /** When each slot was last looked at, by its state. */
  #looked = new Map<string, number>();

  constructor(options: Options) {
    this.#o = options;
  }

  tick(schedule: Schedule, now: number): void {
    const looked = new Map<string, number>();
    this.#o.atOnce(() => {
      for (const slot of schedule.slots) {
        const start = Date.parse(slot.start);
        if (now < start - LONGEST_LEAD || now >= start + AFTER_START) continue;
        const state = `${slot.uid} ${slot.start} ${slot.status === 'cancelled'}`;
        this.#look(slot, start, now, this.#looked.get(state) ?? null);
        looked.set(state, now);
      }
    });
    this.#looked = looked;
  }

  #look(slot: Slot, start: number, now: number, last: number | null): void {
    const { store } = this.#o;
    const cancelled = slot.status === 'cancelled';
    if (cancelled && last === null) this.#tellThoseWhoWereReminded(slot, start, now);
    const wanted: Wanted[] = [{ kind: 'show', key: slot.uid }];
    // Who follows a series need not hear of what does not happen; who waits for this one show must.
    if (slot.series !== null && !cancelled) wanted.push({ kind: 'series', key: slugOf(slot.series) });
    const span = {
      start,
      atLeast: Math.max(start - now, 0),
      under: last === null ? Number.MAX_SAFE_INTEGER : Math.max(start - last, 0) + OVERLAP,
      begun: now >= start && (last === null || last < start + OVERLAP),
    };
    for (const one of wanted)
      for (const { subscriber, lead, language } of store.due(one, span))
        this.#send(slot, start, subscriber, lead, language, now);
  }

  #send(slot: Slot, start: number, subscriber: number, lead: number, language: string, now: number): void {
    const cancelled = slot.status === 'cancelled';
    const message = reminderMessage({ uid: slot.uid, title: slot.title, start, cancelled, lead }, language);
    this.#o.outbox.add(
      {
        destination: laneOf(subscriber),
        recipient: String(subscriber),
        key: keyOf(slot.uid, cancelled ? 'off' : start, subscriber, cancelled ? 0 : lead),
        lines: [JSON.stringify(message)],
        expiresAt: start + AFTER_START,
      },
      now,
    );
  }

  /** Whoever was told that it starts is told that it does not. */
  #tellThoseWhoWereReminded(slot: Slot, start: number, now: number): void {
    const { store, outbox } = this.#o;
    const lanes = Array.from({ length: LANES }, (_, lane) => laneOf(lane));
    const told = new Set(lanes.flatMap((lane) => outbox.saidTo(lane, `push ${slot.uid} ${start} `)));
    for (const recipient of told) {
      const subscriber = store.subscriber(Number(recipient));
      if (subscriber) this.#send(slot, start, subscriber.id, 0, subscriber.language, now);
    }
  }
}

/** What makes a reminder the same one. The instant is a part of it: a show that moves is reminded of anew. */
const keyOf = (uid: string, start: number | 'off', subscriber: number, lead: number) =>
  `push ${uid} ${start} ${subscriber} ${lead}`;

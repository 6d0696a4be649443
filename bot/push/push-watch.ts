import type { Schedule, Slot } from '#bot/shows/schedule.ts';
import type { Outbox } from '#bot/store/outbox.ts';
import { AFTER_START, isReminderDue } from '#lib/reminders/due.ts';
import { plainSlugOf } from '#lib/schedule/plain-slug.ts';
import { roomPath } from '#lib/schedule/room-path.ts';
import { MINUTE } from '#lib/time.ts';
import { reminderMessage } from '#platform/push/message.ts';
import type { Wanted } from '#platform/push/reminder-request.ts';
import type { PushStore } from '#platform/push/store.ts';

/** The longest lead that anybody may have. */
const LONGEST_LEAD = 24 * 60 * MINUTE;
/** Looks overlap by this much (ms), so that a reminder that was stored during the last look is seen by the next. */
const OVERLAP = 5000;

/** How many messages are sent at the same time. All messages to one subscriber use the same lane. */
export const LANES = 16;
export const laneOf = (subscriber: number) => `push-${subscriber % LANES}`;

/** When a slot starts and what time it is (ms), and the rooms of the schedule. */
type At = { start: number; now: number; rooms: Schedule['rooms'] };
type To = { id: number; language: string };

type Options = { store: PushStore; outbox: Outbox; atOnce<T>(run: () => T): T };

/**
 * Decides every second which subscribers to remind of which shows. The keys in the outbox tell which reminders were made
 * before.
 */
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
        if (!isReminderDue(start, LONGEST_LEAD, now)) continue;
        const state = `${slot.uid} ${slot.start} ${slot.status === 'cancelled'}`;
        this.#look(slot, { start, now, rooms: schedule.rooms }, this.#looked.get(state) ?? null);
        looked.set(state, now);
      }
    });
    this.#looked = looked;
  }

  #look(slot: Slot, at: At, last: number | null): void {
    const { start, now } = at;
    const { store } = this.#o;
    const cancelled = slot.status === 'cancelled';
    if (cancelled && last === null) this.#tellThoseWhoWereReminded(slot, at);
    const wanted: Wanted[] = [{ kind: 'show', key: slot.uid }];
    // A follower of the series need not hear of a cancelled show, but people who asked for this one show must.
    if (slot.series !== null && !cancelled) wanted.push({ kind: 'series', key: plainSlugOf(slot.series) });
    const span = {
      start,
      atLeast: Math.max(start - now, 0),
      under: last === null ? Number.MAX_SAFE_INTEGER : Math.max(start - last, 0) + OVERLAP,
      begun: now >= start && (last === null || last < start + OVERLAP),
    };
    for (const one of wanted)
      for (const { subscriber, lead, language } of store.due(one, span))
        this.#send(slot, at, { id: subscriber, language }, lead);
  }

  #send(slot: Slot, { start, now, rooms }: At, { id: subscriber, language }: To, lead: number): void {
    const name = rooms.find((room) => room.name === slot.room)?.name;
    const room = name === undefined ? null : { name, path: roomPath(rooms, name) };
    const cancelled = slot.status === 'cancelled';
    const message = reminderMessage(
      { uid: slot.uid, title: slot.title, start, cancelled, lead, room },
      language,
    );
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

  /** Tells people who were reminded of the start that the show does not start. */
  #tellThoseWhoWereReminded(slot: Slot, at: At): void {
    const { start } = at;
    const { store, outbox } = this.#o;
    const lanes = Array.from({ length: LANES }, (_, lane) => laneOf(lane));
    const told = new Set(lanes.flatMap((lane) => outbox.saidTo(lane, `push ${slot.uid} ${start} `)));
    for (const recipient of told) {
      const subscriber = store.subscriber(Number(recipient));
      if (subscriber) this.#send(slot, at, subscriber, 0);
    }
  }
}

/** Two reminders with the same key are the same one. The start is a part of it: a show that moves gets a new reminder. */
const keyOf = (uid: string, start: number | 'off', subscriber: number, lead: number) =>
  `push ${uid} ${start} ${subscriber} ${lead}`;

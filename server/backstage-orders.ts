import { hold, type OverrideBook, undo } from '#lib/backstage/override.ts';
import type { Crew, Order, OrderResult } from '#lib/backstage/state.ts';
import { parseAddress } from '#lib/embed/parse-address.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot } from '#lib/schedule/types.ts';

const DAY_MS = 86_400_000;

type Facts = { book: OverrideBook; schedule: Schedule | null; embed: EmbedOptions; crew: Crew; now: number };
type Changed = { ok: true; book: OverrideBook };

/** What becomes of the book of overrides by an order of the crew; or why nothing does. */
export function obeyOverride(
  order: Exclude<Order, { act: 'accept' | 'read' }>,
  { book, schedule, embed, crew, now }: Facts,
): Changed | Extract<OrderResult, { ok: false }> {
  const who = crew.name || 'Somebody';
  const at = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const slots = schedule
    ? slotsBetween(schedule, now - DAY_MS, now + 14 * DAY_MS).filter(({ status }) => status !== 'cancelled')
    : [];
  const holdSlot = (slot: Slot | undefined, what: (title: string) => string, missing: string) => {
    if (!slot) return refuse(missing);
    const held = { title: slot.title, streams: slot.streams, slot: slot.uid };
    return changed(hold(book, { who, at, what: what(slot.title), held }));
  };

  switch (order.act) {
    case 'hold':
      return holdSlot(
        slots.find(({ uid }) => uid === order.uid),
        (title) => `holds “${title}” on`,
        'This show is not in the schedule any more.',
      );
    case 'next':
      return holdSlot(
        slots.find(({ start, uid }) => Date.parse(start) > now && uid !== book.held?.slot),
        (title) => `went to “${title}”`,
        'Nothing is planned after this.',
      );
    case 'show': {
      const result = parseAddress(order.address, embed);
      if (!result.ok) return refuse(result.reason);
      const { ok: _ok, ...stream } = result;
      const held = {
        title: schedule?.title ?? 'Live',
        streams: [{ label: 'Live', embed: stream }],
        slot: null,
      };
      return changed(hold(book, { who, at, what: `shows an address (${stream.provider})`, held }));
    }
    case 'release':
      if (!book.held) return refuse('Nothing is held on: the schedule decides already.');
      return changed(hold(book, { who, at, what: `released “${book.held.title}”`, held: null }));
    case 'undo':
      return book.acts.length === 0 ? refuse('There is nothing to take back.') : changed(undo(book, who, at));
  }
}

const changed = (book: OverrideBook): Changed => ({ ok: true, book });
const refuse = (reason: string): Extract<OrderResult, { ok: false }> => ({ ok: false, reason });

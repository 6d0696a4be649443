import { type Held, hold, type OverrideBook, undo } from '#lib/backstage/override.ts';
import type { Crew, Order, OrderResult } from '#lib/backstage/state.ts';
import { parseAddress } from '#lib/embed/parse-address.ts';
import type { EmbedOptions } from '#lib/embed/types.ts';
import { overrideAt } from '#lib/schedule/override.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Slot } from '#lib/schedule/types.ts';
import type { ShowNowOrder } from '#lib/sheet/show-now-writer.ts';
import { refusalIn } from '#lib/words/problem-in.ts';
import { say, type Words } from '#lib/words/words.ts';

const DAY_MS = 86_400_000;

type Facts = {
  book: OverrideBook;
  schedule: Schedule | null;
  embed: EmbedOptions;
  crew: Crew;
  now: number;
  words: Words;
};

/** An override is one on the site, or one in the sheet's "Show now": what becomes of the book either way. */
export type Planned = {
  ok: true;
  /** Kept on the site; null where it can only be done in the sheet. */
  here: OverrideBook | null;
  /** Written into the sheet; null where that is not needed. */
  sheet: { order: ShowNowOrder; book(before: string): OverrideBook } | null;
};
type Refused = Extract<OrderResult, { ok: false }>;
type Wanted = { what: string; held: Held | null; order: Omit<ShowNowOrder, 'expected'> | null };

/** What is to become of an order of the crew; or why nothing does. */
export function planOverride(
  order: Exclude<Order, { act: 'accept' | 'read' }>,
  { book, schedule, embed, crew, now, words }: Facts,
): Planned | Refused {
  const { acts, refused, live, somebody } = words.desk;
  const who = crew.name || somebody;
  const at = `${new Date(now).toISOString().slice(0, 19)}Z`;
  const slots = schedule
    ? slotsBetween(schedule, now - DAY_MS, now + 14 * DAY_MS).filter(({ status }) => status !== 'cancelled')
    : [];
  const inSheet = schedule && overrideAt(schedule, now);

  const plan = ({ what, held, order }: Wanted): Planned => ({
    ok: true,
    here: hold(book, { who, at, what, held }),
    sheet: order && {
      order: { ...order, expected: null },
      book: (before) => hold(book, { who, at, what, held: null, cell: { before, after: order.text } }),
    },
  });
  const showSlot = (slot: Slot | undefined, what: string, missing: string) => {
    if (!slot) return refuse(missing);
    const { title, streams, uid } = slot;
    // Not by its uid: the one that is served may be handed on from a sheet before.
    const isMeant = (then: Schedule) => {
      const shown = overrideAt(then, now)?.slot;
      const from = Date.parse(slot.start);
      return slotsBetween(then, from, from + 1).some(
        (other) => other.uid === shown && other.title === title && other.start === slot.start,
      );
    };
    return plan({
      what: say(what, { title }),
      held: { title, streams, slot: uid },
      order: { text: title, isMeant },
    });
  };

  switch (order.act) {
    case 'hold':
      return showSlot(
        slots.find(({ uid }) => uid === order.uid),
        acts.hold,
        refused.gone,
      );
    case 'next': {
      const shown = slots.find(({ uid }) => uid === (book.held ?? inSheet)?.slot);
      const after = Math.max(now, shown ? Date.parse(shown.start) : now);
      return showSlot(
        slots.find(({ start, uid }) => Date.parse(start) > after && uid !== shown?.uid),
        acts.next,
        refused.noNext,
      );
    }
    case 'show': {
      const result = parseAddress(order.address, embed);
      if (!result.ok) return refuse(refusalIn(result.why, words));
      const { ok: _ok, ...stream } = result;
      const streams = [{ label: live, embed: stream }];
      return plan({
        what: say(acts.show, { provider: stream.provider }),
        held: { title: schedule?.title ?? live, streams, slot: null },
        order: {
          text: order.address,
          isMeant: (then) => {
            const { showNow } = then;
            return showNow !== null && 'streams' in showNow && showNow.streams[0]?.embed.src === stream.src;
          },
        },
      });
    }
    case 'release': {
      const shown = book.held ?? inSheet;
      if (!shown) return refuse(refused.notHeld);
      const empty = { text: '', isMeant: (then: Schedule) => then.showNow === null };
      const planned = plan({
        what: say(acts.release, { title: shown.title }),
        held: null,
        order: inSheet ? empty : null,
      });
      return book.held ? planned : { ...planned, here: null };
    }
    case 'undo':
      return planUndo(book, who, at, words.desk);
  }
}

/** The last act is taken back where it was done, and nowhere else. */
function planUndo(book: OverrideBook, who: string, at: string, words: Words['desk']): Planned | Refused {
  const [last] = book.acts;
  if (!last) return refuse(words.refused.nothingDone);
  const back = undo(book, { who, at, words });
  if (!last.cell) return { ok: true, here: back, sheet: null };
  const { before: text, after: expected } = last.cell;
  return {
    ok: true,
    here: null,
    sheet: { order: { text, expected, isMeant: () => true }, book: () => back },
  };
}

const refuse = (reason: string): Refused => ({ ok: false, reason });

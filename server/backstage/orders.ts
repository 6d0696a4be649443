import {
  findLaterAct,
  type HeldOverride,
  pageOf,
  recordAct,
  showNowOf,
  undo,
} from '#lib/backstage/override.ts';
import { editProgramme } from '#lib/backstage/programme-edits.ts';
import { withKeptEdits } from '#lib/backstage/slot-edits.ts';
import { overrideAt, overrideOf } from '#lib/schedule/override.ts';
import { slotsOfRoom } from '#lib/schedule/rooms.ts';
import type { Schedule, ShowNow } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Override, Slot } from '#lib/schedule/types.ts';
import { titleName } from '#lib/schedule/uid.ts';
import { DAY, isoSeconds } from '#lib/time.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { ShowNowOrder } from '#server/schedule/show-now-writer.ts';
import {
  type PlanInput,
  type Planned,
  type PlannedOrder,
  type Refused,
  refuse,
  roomOfCell,
} from './planned.ts';
import { readShown } from './read-shown.ts';
import { planSlot } from './slot-orders.ts';

type Wanted = {
  what: string;
  held: HeldOverride | null;
  order: (Omit<ShowNowOrder, 'expected' | 'room'> & { says: ShowNow | null }) | null;
};

/** Decides what an order of the crew changes, or why it changes nothing. */
export function planOverride(order: PlannedOrder, facts: PlanInput): Planned | Refused {
  const { state, schedule: inSheetNow, crew, now, words } = facts;
  const { acts, refused, somebody } = words.backstageAnswers;
  const who = crew.name || somebody;
  const at = isoSeconds(now);
  if (order.act === 'undo') return planUndo(facts, who, order.id);
  const schedule = inSheetNow && withKeptEdits(inSheetNow, state.edits ?? [], now).schedule;
  const room = schedule ? roomOfCell(schedule, order.room) : null;
  if (room === undefined) return refuse(refused.noRoom);
  const slug = room && !room.isFirst ? room.slug : null;
  const overtaken = overtakenBy(order, slug, facts, who);
  if (overtaken) return refuse(overtaken);
  const all = schedule ? slotsBetween(schedule, now - DAY, now + 14 * DAY) : [];
  const inRoom = room ? slotsOfRoom(all, room.name) : all;
  const slots = inRoom.filter(({ status }) => status !== 'cancelled');
  const inSheet = schedule && overrideAt(schedule, now, slug);
  const { held } = pageOf(state, slug);
  const sayRoom = (what: string) =>
    slug === null || !room ? what : say(acts.inRoom, { what, room: room.name });

  const plan = ({ what: done, held, order }: Wanted): Planned => {
    const act = { who, at, what: sayRoom(done), room: slug };
    return {
      ok: true,
      here: recordAct(state, { ...act, held }),
      ...(order && {
        press: { what: act.what, room: slug ?? undefined, sign: { showNow: JSON.stringify(order.says) } },
      }),
      sheet: order && {
        order: { ...order, room, expected: null },
        stateAfter: (before, now = state) =>
          recordAct(now, { ...act, held: null, cell: { before, after: order.text } }),
      },
    };
  };
  const showSlot = (slot: Slot | undefined, what: string, missing: string) => {
    if (!slot) return refuse(missing);
    const { title, streams, uid } = slot;
    // The uid cannot be compared, because the served uid may be carried over from an earlier sheet.
    const isMeant = (then: Schedule) => {
      const shown = overrideAt(then, now, slug)?.slot;
      const from = Date.parse(slot.start);
      return slotsBetween(then, from, from + 1).some(
        (other) => other.uid === shown && other.title === title && other.start === slot.start,
      );
    };
    return plan({
      what: say(what, { title }),
      held: { title, streams, slot: uid },
      order: { text: title, isMeant, says: { row: titleName(title) } },
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
      const shown = slots.find(({ uid }) => uid === (held ?? inSheet)?.slot);
      const after = Math.max(now, shown ? Date.parse(shown.start) : now);
      return showSlot(
        slots.find(({ start, uid }) => Date.parse(start) > after && uid !== shown?.uid),
        acts.next,
        refused.noNext,
      );
    }
    case 'show': {
      const read = readShown(order.text, schedule, facts);
      if (!read.ok) return read;
      const override = schedule ? overrideOf(read.showNow, schedule, now, slug) : null;
      if (!override) return refuse(refused.gone);
      const meant = JSON.stringify(read.showNow);
      return plan({
        what: sayShown(override, words),
        held: heldOf(override),
        order: {
          text: order.text,
          says: read.showNow,
          isMeant: (then) => JSON.stringify(showNowOf(then, slug)) === meant,
        },
      });
    }
    case 'release': {
      const shown = held ?? inSheet;
      if (!shown) return refuse(refused.notHeld);
      const empty = {
        text: '',
        says: null,
        isMeant: (then: Schedule) => showNowOf(then, slug) === null,
      };
      const planned = plan({
        what: say(acts.release, { title: shown.title }),
        held: null,
        order: inSheet ? empty : null,
      });
      return held ? planned : { ...planned, here: null };
    }
    case 'programme': {
      const slot = slots.find(({ uid, playback }) => uid === order.uid && playback !== 'live');
      if (!slot) return refuse(refused.gone);
      const { programmes = {} } = state;
      const after = editProgramme(slot, programmes, { at, act: order.edit });
      if (!after) return refuse(refused.notPlaying);
      const programme = { uid: slot.uid, before: programmes[slot.uid] ?? null, after };
      const what = say(acts[order.edit], { title: slot.title });
      return {
        ok: true,
        here: recordAct(state, { who, at, what, held: state.held, programme }),
        sheet: null,
      };
    }
    case 'slot': {
      const slot = inRoom.find(({ uid }) => uid === order.uid);
      if (!slot || !schedule || !inSheetNow) return refuse(refused.gone);
      return planSlot(order, slot, { facts, schedule, inSheet: inSheetNow, slots, who, at, slug });
    }
  }
}

function heldOf({ kind, title, streams, slot, picture, until }: Override): HeldOverride {
  return { title, streams, slot, ...(kind === 'card' && { card: { picture, until } }) };
}

/** An address is not repeated, because it may hold a stream's key. */
function sayShown({ kind, title, streams }: Override, { backstageAnswers, showNight }: Words): string {
  if (kind === 'stream')
    return say(backstageAnswers.acts.show, { provider: streams[0]?.embed.provider ?? '' });
  return say(kind === 'card' ? showNight.acts.card : backstageAnswers.acts.next, { title });
}

/** Refuses an order because somebody else changed the same thing, and its sender did not know. */
function overtakenBy(order: PlannedOrder, slug: string | null, { state, words }: PlanInput, who: string) {
  if (order.seen === undefined) return null;
  const uid = 'uid' in order ? order.uid : '';
  const thing =
    order.act === 'slot'
      ? { airings: [uid] }
      : order.act === 'programme'
        ? { programme: { uid, before: null, after: null } }
        : { room: slug ?? undefined };
  const act = findLaterAct(state, thing, order.seen, (other) => other !== who);
  return act && say(words.showNight.refused.overtaken, { who: act.who, what: act.what });
}

/** Only the person who did an act can undo it, and only in the place in which it was done. */
function planUndo(facts: PlanInput, who: string, id: number | undefined): Planned | Refused {
  const { state, words, schedule, now } = facts;
  const { refused } = words.showNight;
  const own = state.acts.find((act) =>
    id === undefined ? act.who === who && !act.undone && act.undoes === undefined : act.id === id,
  );
  if (!own) return refuse(words.backstageAnswers.refused.nothingDone);
  if (own.who !== who) return refuse(say(refused.notYours, { who: own.who }));
  const since = own.undone ? own : findLaterAct(state, own, own.id, () => true);
  if (since) return refuse(say(refused.changedSince, { who: since.who, what: since.what }));
  const backIn = (then = state) =>
    undo(then, { who, at: isoSeconds(now), words: words.backstageAnswers, id: own.id });
  const room = schedule && roomOfCell(schedule, own.room);
  const what = say(words.backstageAnswers.acts.undo, { who: own.who, what: own.what });
  if (own.cells)
    return {
      ok: true,
      here: null,
      sheet: null,
      ...(own.row && {
        press: { what, room: own.room, sign: { airing: own.row.airing, is: own.row.before } },
      }),
      row: { write: { order: { restore: own.cells }, edit: null }, stateAfter: (_, then) => backIn(then) },
    };
  // If the room is gone, it has no cell any more.
  if (!own.cell || room === undefined) return { ok: true, here: backIn(), sheet: null };
  const { before: text, after: expected } = own.cell;
  const read = text === '' ? null : readShown(text, schedule, facts);
  const showNow = JSON.stringify(read?.ok ? read.showNow : null);
  return {
    ok: true,
    here: null,
    press: { what, room: own.room, sign: { showNow } },
    sheet: { order: { text, room, expected, isMeant: () => true }, stateAfter: (_, then) => backIn(then) },
  };
}

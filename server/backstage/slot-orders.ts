import { changesBetween } from '#lib/backstage/changes.ts';
import { pageOf, recordAct } from '#lib/backstage/override.ts';
import type { RowEdit } from '#lib/backstage/row-cells.ts';
import {
  type Airing,
  editSchedule,
  type KeptEdit,
  ownRow,
  type SlotEdit,
  signatureOf,
} from '#lib/backstage/slot-edits.ts';
import type { Command, SlotWish } from '#lib/backstage/state.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import type { Slot } from '#lib/schedule/types.ts';
import { MINUTE } from '#lib/time.ts';
import { say } from '#lib/words/words.ts';
import { nearSlots } from './edits.ts';
import { type PlanInput, type Planned, type Refused, refuse } from './planned.ts';
import { readShown } from './read-shown.ts';

type Context = {
  facts: PlanInput;
  /** The slot as viewers get it, and as the sheet has it. */
  schedule: Schedule;
  inSheet: Schedule;
  /** The slots of its room that are not cancelled. */
  slots: readonly Slot[];
  who: string;
  at: string;
  slug: string | null;
};
type Wanted = { edit: SlotEdit; row: RowEdit; what: string };

/** Decides what a button changes in the row of an airing; a trial only says what would change. */
export function planSlot(
  { wish, trial }: Extract<Command, { act: 'slot' }>,
  slot: Slot,
  context: Context,
): Planned | Refused {
  const { facts, schedule, inSheet, who, at, slug } = context;
  const { state, now, words } = facts;
  const { refused } = words.showNight;
  const airing = airingOf(schedule, slot);
  const wanted = airing && wantedOf(wish, slot, airing, context);
  if (!wanted) return refuse(words.backstageAnswers.refused.gone);
  if ('ok' in wanted) return wanted;
  const { edit, row, what } = wanted;
  const after = editSchedule(schedule, airing, edit);
  if (!after) return refuse(refused.notPossible);
  const changes = changesBetween(nearSlots(schedule, now), nearSlots(after, now));
  if (changes.length === 0) return refuse(refused.already);
  if (trial) return { ok: true, here: null, sheet: null, trial: changes };
  const airings = edit.act === 'swap' ? [slot.uid, edit.with.uid] : [slot.uid];
  const before = (state.edits ?? []).filter(
    (one) => one.airing.uid === slot.uid && one.edit.act === edit.act,
  );
  const written = editSchedule(inSheet, airing, edit);
  const is = written && signatureOf(written, airing);
  const signs = { airing, before: signatureOf(inSheet, airing), after: is };
  const act = { who, at, what, room: slug, held: pageOf(state, slug).held, airings, row: signs };
  const kept = (was: string | null, written?: true): KeptEdit[] =>
    was === null ? [] : [{ airing, edit, was, ...(written && { written }) }];
  return {
    ok: true,
    press: { what, room: slug ?? undefined, sign: { airing, is } },
    here: recordAct(state, { ...act, edits: { before, after: kept(signs.before) } }),
    sheet: null,
    row: {
      write: { order: { airing, edit: row, by: `${who}, ${at.slice(0, 16).replace('T', ' ')} UTC` }, edit },
      stateAfter: (cells, then = state) => {
        const mark = edit.act === 'stream' ? kept(is, true) : [];
        return recordAct(then, { ...act, cells, edits: { before, after: mark } });
      },
    },
  };
}

function airingOf(schedule: Schedule, { uid, title, start }: Slot): Airing | null {
  const own = ownRow(schedule, { uid, start: Date.parse(start) });
  return own && { uid, title, start: own.slot.start };
}

function wantedOf(
  wish: SlotWish,
  slot: Slot,
  airing: Airing,
  { facts, schedule, slots }: Context,
): Wanted | Refused {
  const { acts, refused } = facts.words.showNight;
  const { title } = slot;
  switch (wish.act) {
    case 'cancel':
    case 'hide':
      return { edit: wish, row: wish, what: say(acts[wish.act], { title }) };
    case 'delay': {
      const to = 'to' in wish ? Date.parse(wish.to) : Date.parse(slot.start) + wish.by * MINUTE;
      const minutes = Math.round((to - airing.start) / MINUTE);
      // A day is the longest duration that the sheet understands.
      if (!(minutes >= 0 && minutes <= 1440)) return refuse(refused.onlyLater);
      const edit = { act: 'delay', minutes } as const;
      return { edit, row: edit, what: say(acts.delay, { title, minutes }) };
    }
    case 'swap': {
      const next = slots.find(({ start, uid }) => start > slot.start && uid !== slot.uid);
      const other = next && airingOf(schedule, next);
      if (!other) return refuse(facts.words.backstageAnswers.refused.noNext);
      const edit = { act: 'swap', with: other } as const;
      return { edit, row: edit, what: say(acts.swap, { title, other: other.title }) };
    }
    case 'stream':
      return wantedStream(wish.text, slot, { facts, schedule });
  }
}

function wantedStream(
  text: string | null,
  slot: Slot,
  { facts, schedule }: Pick<Context, 'facts' | 'schedule'>,
): Wanted | Refused {
  const { acts, refused } = facts.words.showNight;
  const of = (streams: Slot['streams']): Wanted => ({
    edit: { act: 'stream', streams },
    row: { act: 'stream', text },
    what: say(acts.stream, { title: slot.title, provider: streams[0]?.embed.provider ?? '' }),
  });
  if (text === null) {
    const others = withoutTrailer(slot.streams).streams.slice(1);
    return others.length > 0 ? of(others) : refuse(refused.noOtherStream);
  }
  const read = readShown(text, schedule, facts);
  if (!read.ok) return read;
  return 'streams' in read.showNow ? of(read.showNow.streams) : refuse(refused.noStream);
}

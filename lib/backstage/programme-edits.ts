import { itemAt, type ProgrammeEdit } from '#lib/schedule/programme.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import type { Override, Slot } from '#lib/schedule/types.ts';
import { DAY, isoSeconds } from '#lib/time.ts';
import type { KeptProgramme, KeptProgrammes, OverrideState } from './override.ts';

/** Older edits belong to shows that are over. */
const KEPT = 3 * DAY;

/** A programme with the edits of the crew, in the form that `itemAt` takes. */
export const withEdits = <S extends Pick<Slot, 'uid'>>(slot: S, programmes: KeptProgrammes = {}) => ({
  ...slot,
  ...(Object.hasOwn(programmes, slot.uid) ? programmes[slot.uid] : {}),
});

/**
 * Notes when an override began to show a programme outside of its own time: its first recording begins then. When it is
 * released, the programme is where its own times have it. Returns the same state if nothing is new.
 */
export function noteShown(
  state: OverrideState,
  overrides: readonly (Override | null)[],
  schedule: Schedule,
  instant: number,
): OverrideState {
  const { programmes = {} } = state;
  const shown = overrides.flatMap((override) =>
    override?.kind === 'slot' && override.slot ? [override.slot] : [],
  );
  const kept = Object.entries(programmes).filter(
    ([uid, { zero, edits }]) =>
      instant - Date.parse(edits.at(-1)?.at ?? zero ?? '') < KEPT &&
      (zero === undefined || shown.includes(uid)),
  );
  const next: KeptProgrammes = Object.fromEntries(kept);
  const isNew = (uid: string) => shown.includes(uid) && next[uid]?.zero === undefined;
  const slots = shown.some(isNew) ? slotsBetween(schedule, instant - 2 * DAY, instant + 15 * DAY) : [];
  for (const slot of slots) {
    if (slot.playback === 'live' || !isNew(slot.uid)) continue;
    if (itemAt(withEdits(slot, next), instant) === null)
      next[slot.uid] = { zero: isoSeconds(instant), edits: [] };
  }
  return JSON.stringify(next) === JSON.stringify(programmes) ? state : { ...state, programmes: next };
}

/** A programme with one more edit; null if none of its recordings plays, so that there is nothing to edit. */
export function editProgramme(
  slot: Slot,
  programmes: KeptProgrammes,
  edit: ProgrammeEdit,
): KeptProgramme | null {
  const given = withEdits(slot, programmes);
  const at = Date.parse(edit.at);
  if (itemAt(given, at) === null && edit.act !== 'restart') return null;
  const { zero, edits = [] } = given as Partial<KeptProgramme>;
  return { ...(zero === undefined ? {} : { zero }), edits: [...edits, edit].slice(-200) };
}

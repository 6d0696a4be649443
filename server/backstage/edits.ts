import { changesBetween } from '#lib/backstage/changes.ts';
import type { Edit } from '#lib/backstage/state.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { DAY } from '#lib/time.ts';
import type { Words } from '#lib/words/words.ts';
import type { Accepted } from '#server/schedule/keeper.ts';
import type { SheetTab } from '#server/schedule/read-sheet.ts';
import { type KnownTabs, knowTabs, renamedTabs } from './renamed-tabs.ts';

const MOST = 40;
/** The time span (ms) in which edits are looked for. Edits further away are reported when they come near. */
const BEFORE = DAY;
const AFTER = 60 * DAY;

/** The slots of a schedule that an organizer works on at an instant (ms). */
export const nearSlots = (schedule: Schedule, now: number) =>
  slotsBetween(schedule, now - BEFORE, now + AFTER);

export type Edits = ReturnType<typeof createEdits>;

/** Remembers what the last edits changed. */
export function createEdits(now: () => number) {
  let last: Accepted | null = null;
  let tabs: KnownTabs = {};
  const edits: Edit[] = [];
  return {
    list: (): readonly Edit[] => edits,
    /** The tabs of the current sheet that lost their names. */
    renamed: (now: readonly SheetTab[], words: Words): string[] =>
      renamedTabs(tabs, now, words.backstageAnswers.tabs),
    note(accepted: Accepted): void {
      const before = last;
      last = accepted;
      tabs = knowTabs(tabs, accepted.tabs);
      if (!before || before.revision === accepted.revision) return;
      const at = now();
      const changes = changesBetween(nearSlots(before.schedule, at), nearSlots(accepted.schedule, at));
      const settings = settingsOf(before.schedule) !== settingsOf(accepted.schedule);
      if (changes.length === 0 && !settings) return;
      edits.unshift({ at: accepted.fetchedAt, revision: accepted.revision, changes, settings });
      edits.length = Math.min(edits.length, MOST);
    },
  };
}

const settingsOf = ({ title, timeZone, settings, showNow }: Schedule) =>
  JSON.stringify([title, timeZone, settings, showNow]);

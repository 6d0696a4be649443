import { changesBetween } from '#lib/backstage/changes.ts';
import type { Edit } from '#lib/backstage/state.ts';
import type { Schedule } from '#lib/schedule/schedule.ts';
import { slotsBetween } from '#lib/schedule/slots-between.ts';
import { DAY } from '#lib/time.ts';
import { say, type Words } from '#lib/words/words.ts';
import type { Accepted } from '#server/schedule/keeper.ts';
import type { SheetTab } from '#server/schedule/read-sheet.ts';

const NAMES = ['Schedule', 'Streams', 'Settings'] as const;
type TabName = (typeof NAMES)[number];

/** The ids of the tabs, by the name that each tab had: a tab keeps its id when it is renamed. */
export type KnownTabs = Readonly<Partial<Record<TabName, number>>>;

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

const isCalled = (tab: SheetTab, name: TabName) => tab.name.trim().toLowerCase() === name.toLowerCase();

/** Adds the ids of the tabs of this sheet to those that are known. */
export function knowTabs(known: KnownTabs, tabs: readonly SheetTab[]): KnownTabs {
  const next: Partial<Record<TabName, number>> = { ...known };
  for (const name of NAMES) {
    const gid = tabs.find((tab) => isCalled(tab, name))?.gid;
    if (typeof gid === 'number') next[name] = gid;
  }
  return next;
}

/** A sentence for each tab that lost its name or is gone: the site finds tabs by their names. */
export function renamedTabs(
  known: KnownTabs,
  tabs: readonly SheetTab[],
  words: Words['backstageAnswers']['tabs'],
): string[] {
  return NAMES.flatMap((name) => {
    const gid = known[name];
    if (gid === undefined || tabs.some((tab) => isCalled(tab, name))) return [];
    const now = tabs.find((tab) => tab.gid === gid);
    return now ? say(words.renamed, { tab: name, now: now.name }) : say(words.deleted, { tab: name });
  });
}

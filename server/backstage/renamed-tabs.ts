import { say, type Words } from '#lib/words/words.ts';
import type { SheetTab } from '#server/schedule/read-sheet.ts';

const NAMES = ['Schedule', 'Streams', 'Settings'] as const;
type TabName = (typeof NAMES)[number];

/** The ids of the tabs, by the name that each tab had: a tab keeps its id when it is renamed. */
export type KnownTabs = Readonly<Partial<Record<TabName, number>>>;

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

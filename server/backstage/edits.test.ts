import { expect, it } from 'vitest';
import { wordsFor } from '#lib/words/read-words.ts';
import { type KnownTabs, knowTabs, renamedTabs as renamedTabsIn } from './edits.ts';

const TABS = [
  { name: 'Schedule', gid: 0 },
  { name: ' settings ', gid: 7 },
];
const renamedTabs = (known: KnownTabs, tabs: Parameters<typeof knowTabs>[1]) =>
  renamedTabsIn(known, tabs, wordsFor('en').backstageAnswers.tabs);
const known = knowTabs({}, TABS);

it('says nothing of tabs that have their names, in whatever case and order', () => {
  expect(renamedTabs(known, TABS)).toEqual([]);
  expect(
    renamedTabs(known, [
      { name: 'SETTINGS', gid: 7 },
      { name: 'schedule', gid: 0 },
    ]),
  ).toEqual([]);
});

it('names a tab that was renamed, and one that is gone, until they are there again', () => {
  const renamed = [{ name: 'Plan', gid: 0 }];
  const said = renamedTabs(knowTabs(known, renamed), renamed);
  expect(said).toHaveLength(2);
  expect(said[0]).toMatch(/^The tab Schedule was renamed to “Plan”/);
  expect(said[1]).toMatch(/^The tab Settings was deleted/);
  expect(renamedTabs(knowTabs(known, TABS), TABS)).toEqual([]);
});

it('takes another tab of that name for it, as the site does', () => {
  const copy = [...TABS.slice(1), { name: 'Old', gid: 0 }, { name: 'Schedule', gid: 9 }];
  expect(renamedTabs(known, copy)).toEqual([]);
});

it('knows nothing of files, which have no ids, nor of tabs that were never there', () => {
  expect(renamedTabs(knowTabs({}, [{ name: 'Schedule', gid: null }]), [])).toEqual([]);
  expect(renamedTabs(known, TABS)).toEqual([]);
});

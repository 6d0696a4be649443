import { setTimeout as sleep } from 'node:timers/promises';

/** Viewers look at this page, and open pages ask for this file. Both are made first, so that others do not delay them. */
const FIRST = new Set(['/', '/schedule.json']);
/** There may be hundreds of series, and an embed, an overlay and a calendar for each room, which few programs and sites ask for. */
const isOfMany = (path: string) => /^\/(?:(?:series|embed|overlay)\/|rooms\/[^/]+\.ics$)/.test(path);
/** With hundreds of series Next would be given hundreds of pages to make at once. */
const AT_ONCE = 8;

export type Pages = {
  all: readonly string[];
  /** The pages that an edit is of. They are made right after the stage. */
  edited: readonly string[];
};

export type Course = {
  /** Whether it is to end early: most of the pages that are left are not made. */
  isOver(): boolean;
  /** Resolves when pages may be made again. */
  pause(): Promise<void>;
  /** How long (ms) the other pages wait for the edited ones. */
  patience: number;
  /** Called when the stage and its feed are made. */
  onStage(): void;
  /** Called when the edited pages are made too, or take too long. */
  onEdited(): void;
  /** Called when all pages but the many are made. */
  onMost(): void;
};

/** Makes pages: the stage, the edited ones, the pages of every site, and then the many. */
export async function makeInOrder(
  { all, edited }: Pages,
  make: (some: readonly string[]) => Promise<void>,
  { isOver, pause, patience, onStage, onEdited, onMost }: Course,
): Promise<void> {
  const makeAll = async (left: string[]) => {
    const lane = async () => {
      for (let made = 0; ; made++) {
        // Otherwise both would write thousands of files at once, and viewers wait for the published ones.
        await pause();
        // Some pages are always made. Otherwise frequent edits would keep them old for ever.
        const path = made > 0 && isOver() ? undefined : left.shift();
        if (path === undefined) return;
        await make([path]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  };
  await make(all.filter((path) => FIRST.has(path)));
  onStage();
  const isNext = (path: string) => edited.includes(path) && !FIRST.has(path);
  const next = Promise.all(all.filter(isNext).map((path) => make([path])));
  await Promise.race([next, sleep(patience, undefined, { ref: false })]);
  onEdited();
  const others = all.filter((path) => !FIRST.has(path) && !isNext(path));
  await makeAll(others.filter((path) => !isOfMany(path)));
  await next;
  const many = others.filter(isOfMany);
  if (many.length > 0) onMost();
  await makeAll(many);
}

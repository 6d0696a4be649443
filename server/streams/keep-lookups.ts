import type { SharedSheet } from '#server/schedule/shared-sheet.ts';
import type { KeptLengths } from './lengths.ts';
import type { Lookups } from './lookups.ts';

/** How often (ms) the site checks which lookups are due. */
const PACE = 1000;

/** Looks up names and measures recordings of the sheet that is served, and has it read again when an answer has changed. */
export function keepLookups(
  lookups: Lookups,
  lengths: KeptLengths,
  sheet: Pick<SharedSheet, 'accepted' | 'readAgain'>,
): { stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const step = async () => {
    const { lookups: names = [], unmeasured = [] } = sheet.accepted()?.schedule ?? {};
    const isFound = names.length > 0 && (await lookups.step(names));
    const isMeasured = unmeasured.length > 0 && (await lengths.step(unmeasured));
    if (isFound || isMeasured) await sheet.readAgain();
    if (!stopped) timer = setTimeout(() => void step(), PACE);
  };
  void step();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** Wrong keys from one address, and from all together, before nobody is listened to for a while. */
const MOST_OF_ONE = 10;
const MOST_OF_ALL = 200;
const WHILE_MS = 10 * 60_000;

/** Counts wrong keys, so that nobody can try many. Time is in milliseconds. */
export function createAttempts() {
  let wrong: { from: string; at: number }[] = [];
  const forget = (now: number) => {
    wrong = wrong.filter(({ at }) => at > now - WHILE_MS);
  };
  return {
    mayTry(from: string, now: number): boolean {
      forget(now);
      return wrong.length < MOST_OF_ALL && wrong.filter((one) => one.from === from).length < MOST_OF_ONE;
    },
    wasWrong(from: string, now: number): void {
      wrong.push({ from, at: now });
    },
  };
}

/** How often a minute a page in view asks for the schedule if nobody tells it of edits, and how often one that is told. */
const POLLS = 6;
const LOOKS = 1;

/**
 * Estimates how many pages poll, from their requests of the last minute. A page that was just opened, or that is in the
 * background, asks once a minute and counts as a sixth. Pages that get the schedule from nginx or a CDN are not seen here.
 */
export function createPolls(countsAMinute: number) {
  /** Of each count of the last minute, the newest last: requests, and how often pages were told to look. */
  let asked: number[] = [];
  let told: number[] = [];
  let asks = 0;
  let tells = 0;
  const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0);

  return {
    /** Somebody asked for the schedule. `site` is the header Sec-Fetch-Site, which tells a page of ours from a program. */
    ask(site: string | undefined): void {
      if (site === 'same-origin') asks++;
    },
    /** Call it when connected pages were told of a change, because each of them then asks once more. */
    tell(): void {
      tells++;
    },
    /** Call it at each count. @param connected how many pages are told of edits */
    count(connected: number): number {
      asked = [...asked, asks].slice(-countsAMinute);
      told = [...told, tells].slice(-countsAMinute);
      asks = 0;
      tells = 0;
      if (asked.length < countsAMinute) return 0;
      return Math.max(0, Math.round((sum(asked) - connected * (LOOKS + sum(told))) / POLLS));
    },
  };
}

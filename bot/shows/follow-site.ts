import { pause } from '#bot/announce/delivery.ts';
import type { Pace } from '#bot/pace.ts';
import type { Log } from '#platform/log.ts';
import { readSchedule, type Schedule } from './schedule.ts';

const ANSWER_LIMIT = 5000;

/** Asks for /schedule.json again and again until `signal`, and calls back with each new schedule. */
export async function followSite(
  site: URL,
  onSchedule: (schedule: Schedule) => void,
  pace: Pace,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const url = new URL('/schedule.json', site);
  let etag = '';
  let revision = '';
  let failing = false;
  while (!signal.aborted) {
    try {
      const response = await fetch(url, {
        headers: etag ? { 'if-none-match': etag } : {},
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT)]),
      });
      if (response.status === 200) {
        const schedule = readSchedule(await response.json());
        etag = response.headers.get('etag') ?? '';
        if (schedule && schedule.revision !== revision) {
          revision = schedule.revision;
          onSchedule(schedule);
        }
      } else {
        await response.body?.cancel();
        if (response.status !== 304) throw new Error(`The site answered ${response.status}.`);
      }
      if (failing) log('info', 'site answers again');
      failing = false;
    } catch (error) {
      if (!failing && !signal.aborted) log('warn', 'site does not answer', { reason: String(error) });
      failing = true;
    }
    await pause(failing ? pace.siteFailing : pace.site, signal);
  }
}

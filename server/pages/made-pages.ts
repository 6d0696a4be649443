import { calendarPath } from './room-calendars.ts';

/** A page or a feed as Next keeps it. */
type MadePage =
  | { kind: 'APP_PAGE'; html: string; rscData?: Buffer; segmentData?: Map<string, Buffer>; status?: number }
  | { kind: 'APP_ROUTE'; body: Buffer; status: number };

/** The pages that were made since the last edit, by the address that Next has for them. Next's cache decides how long they stay in memory. */
const pages = new Map<string, WeakRef<MadePage>>();
const waiting = new Map<string, PromiseWithResolvers<boolean>>();

const isRight = ({ status = 200 }: MadePage) => status === 200;

/** Next made a page. Its key ends with the address, and `/` is called `/index`. */
export function noteMade(key: string, page: MadePage): void {
  const path = key.slice(key.indexOf('/$/') + 2);
  const address = path === '/index' ? '/' : encodeURI(path);
  pages.set(address, new WeakRef(page));
  waiting.get(address)?.resolve(isRight(page));
  waiting.delete(address);
}

/** Call it when the schedule changed, because the pages are then old. */
export const forgetMade = () => pages.clear();

/** Resolves when the page is next made, to whether it is one that viewers should get. */
export function whenMade(address: string): Promise<boolean> {
  const wait = waiting.getOrInsertComputed(calendarPath(address), () => Promise.withResolvers());
  return wait.promise;
}

/**
 * The bytes that Next would answer with, without asking it, because a request costs more than everything else that is done with
 * a page.
 * @param headers the router's, for a payload or one of its segments
 * @returns null if the page has no such segment, and undefined if Next must be asked
 */
export function madeFile(address: string, headers: Record<string, string> = {}): Buffer | null | undefined {
  const page = pages.get(calendarPath(address))?.deref();
  if (!page || !isRight(page)) return undefined;
  if (page.kind === 'APP_ROUTE') return page.body;
  const segment = headers['next-router-segment-prefetch'];
  if (segment !== undefined) return page.segmentData && (page.segmentData.get(segment) ?? null);
  return headers.rsc ? page.rscData : Buffer.from(page.html);
}

import type { createCollector } from './collect.ts';
import type { createObjectStore, Stored } from './objects.ts';
import { fileOf, type SiteFile } from './site-file.ts';

/** How many pages are fetched, and files written, at once, so that their syncs wait together. */
const AT_ONCE = 8;

type Options = {
  collect: ReturnType<typeof createCollector>;
  objects: ReturnType<typeof createObjectStore>;
  revisionOf(files: readonly SiteFile[]): string | null;
};

/** Writes files into the store of objects, a few at a time. */
export async function putAll(
  objects: Options['objects'],
  files: readonly SiteFile[],
): Promise<[string, Stored][]> {
  const stored: [string, Stored][] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    stored.push(
      ...(await Promise.all(
        some.map(async (file): Promise<[string, Stored]> => [file.path, await objects.put(file)]),
      )),
    );
  }
  return stored;
}

/** Keeps the pages that were fetched, for the next snapshot. */
export class TakenPages {
  /** The files of each address, as they were last fetched. */
  #taken = new Map<string, [string, Stored][]>();
  /** The reasons why others could not be had, by address. */
  #missing = new Map<string, string>();
  #options: Options;
  /** The revision of the schedule in the stage that was last fetched and kept. */
  revision: string | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Whether an address was never taken, or could not be had when it last was. */
  isDue = (address: string) => !this.#taken.has(address) || this.#missing.has(address);
  has = (address: string) => this.#taken.has(address);
  get isEmpty(): boolean {
    return this.#taken.size === 0;
  }
  get missing(): { address: string; reason: string }[] {
    return [...this.#missing].map(([address, reason]) => ({ address, reason }));
  }
  get files(): [string, Stored][] {
    return [...this.#taken.values()].flat();
  }

  /** Forgets the pages that there are no more. */
  keepOnly(addresses: ReadonlySet<string>): void {
    for (const map of [this.#taken, this.#missing])
      for (const gone of map.keys()) if (!addresses.has(gone)) map.delete(gone);
  }

  /** Fetches pages. Returns how many of them could be had. */
  async take(addresses: readonly string[]): Promise<number> {
    const { collect, objects, revisionOf } = this.#options;
    // The stage and its feed together, because they are to be of one schedule.
    const order = (address: string) => (address === '/' ? 0 : address === '/schedule.json' ? 1 : 2);
    const left = addresses.toSorted((a, b) => order(a) - order(b));
    let had = 0;
    // A few at a time: neither thousands of open sockets, nor all pages in memory.
    for (let some = left.splice(0, AT_ONCE); some.length > 0; some = left.splice(0, AT_ONCE)) {
      const collected = await collect(some);
      const stored = await putAll(objects, collected.files).catch((error: unknown) => {
        // The others are not tried any more, so that they are due, too.
        for (const address of [...some, ...left]) this.#missing.set(address, String(error));
        throw error;
      });
      if (some.includes('/')) this.revision = revisionOf(collected.files);
      for (const { address, reason } of collected.missing) this.#missing.set(address, reason);
      for (const address of some) {
        if (collected.missing.some((one) => one.address === address)) continue;
        const isIts = fileOf([address]);
        this.#taken.set(
          address,
          stored.filter(([path]) => isIts(path)),
        );
        this.#missing.delete(address);
        had++;
      }
    }
    return had;
  }
}

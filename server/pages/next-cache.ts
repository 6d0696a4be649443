import { createRequire } from 'node:module';
import { forgetMade, noteMade } from './made-pages.ts';

const load = createRequire(import.meta.url);
const { default: FileSystemCache } = load(
  'next/dist/server/lib/incremental-cache/file-system-cache',
) as typeof import('next/dist/server/lib/incremental-cache/file-system-cache.js');
const { tagsManifest } = load(
  'next/dist/server/lib/incremental-cache/tags-manifest.external',
) as typeof import('next/dist/server/lib/incremental-cache/tags-manifest.external.js');

type Base = InstanceType<typeof FileSystemCache>;

/** The clock that Next compares with: it never goes back while the process lives. */
const monotonic = () => performance.timeOrigin + performance.now();
/** An entry of an earlier process, such as the build, is older than everything that this one makes. */
const BEFORE_ALL = performance.timeOrigin;

/** When this process made each value. Next's own note of it is of the clock on the wall. */
const made = new WeakMap<object, number>();

/**
 * Next's cache in memory, with the order of things told by a clock that never goes back. Next writes down by the clock on
 * the wall when a page was made and when its tag was moved: once that clock is set back by an hour, every page looks newer
 * than the tag, and for an hour no edit of the sheet reaches a page.
 */
export default class NextCache extends FileSystemCache {
  override async get(...args: Parameters<Base['get']>): ReturnType<Base['get']> {
    const found = await super.get(...args);
    if (!found?.value) return found;
    const lastModified = made.get(found.value);
    // A page of the build was made without a sheet. If the current page was dropped from memory, it is made anew instead of
    // served from the build. Only the page for failures is taken from the build: it does not depend on the sheet, and Next sets
    // its status (500) only there.
    return lastModified === undefined && tagsManifest.size > 0 && !args[0].endsWith('/_global-error')
      ? null
      : { ...found, lastModified: lastModified ?? BEFORE_ALL };
  }

  override async set(...args: Parameters<Base['set']>): Promise<void> {
    const [key, value] = args;
    if (value) made.set(value, monotonic());
    await super.set(...args);
    if (value?.kind === 'APP_PAGE' || value?.kind === 'APP_ROUTE') noteMade(key, value);
  }

  override async revalidateTag(...args: Parameters<Base['revalidateTag']>): Promise<void> {
    const [tags, durations] = args;
    const now = monotonic();
    forgetMade();
    await super.revalidateTag(...args);
    for (const tag of [tags].flat()) {
      const entry = { ...tagsManifest.get(tag) };
      if (durations) entry.stale = now;
      const expire = durations ? durations.expire : 0;
      if (expire !== undefined) entry.expired = now + expire * 1000;
      tagsManifest.set(tag, entry);
    }
  }
}

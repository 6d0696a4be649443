import type { Site } from '#lib/site/current.ts';
import type { Words } from '#lib/words/words.ts';
import type { BackstageService } from './backstage/service.ts';
import type { ReminderService } from './reminders/service.ts';

/** Everything that the process hands to the routes. */
export type Services = {
  site: Site;
  backstage: BackstageService;
  reminders: ReminderService;
  /** The words of a locale. Bundled with the routes, the words of all languages would be in memory a dozen times. */
  wordsFor(locale: string | null): Words;
  /** Values that several routes make from the same things (`app/memoized.ts`). */
  memory: Map<string, { of: readonly unknown[]; value: unknown }>;
};

// Next bundles its routes, so that a module's own variable would exist twice in one process. This does not.
const KEY = Symbol.for('marquee.services');
type Holder = { [KEY]?: Services };

/** The services of this process, or null in a build, because a build has no sheet. */
export const getServices = (): Services | null => (globalThis as Holder)[KEY] ?? null;

export const getSite = (): Site | null => getServices()?.site ?? null;

/** Hands the services to the routes. Called once, before the first page is rendered. */
export function handOver(services: Services): void {
  (globalThis as Holder)[KEY] = services;
}

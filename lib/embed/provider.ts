import type { Place } from './place.ts';
import type { ReasonName } from './reasons.ts';
import type { EmbedOptions, EmbedResult, Provider } from './types.ts';

/** What Marquee knows about one service. A new service is one such file, and one line in `providers/index.ts`. */
export type ProviderRules = {
  provider: Provider;
  /** As people call it, for reasons. */
  name: string;
  /** The exact hosts whose addresses it reads, lower case. No suffix matching: that is how look-alikes get in. */
  hosts: readonly string[];
  /** Origins that its embeds are framed from, for `frame-src`. */
  frames: readonly string[];
  /** Its hosts also give out plain media files. */
  servesFiles?: true;
  /** Said when `read` knows no such page: what the organizer should paste instead. */
  hint: ReasonName;
  /** Builds the embed from ids that were checked; null when this is not the address of something to watch. */
  read(place: Place, options: EmbedOptions): EmbedResult | null;
};

/** Whether an id was given at all and fits its pattern, which must be anchored at both ends. */
export function fits(pattern: RegExp, text: string | null | undefined): text is string {
  return typeof text === 'string' && pattern.test(text);
}

import type { ParsedUrl } from './parsed-url.ts';
import { PROVIDER_NAMES, type Provider } from './provider-names.ts';
import type { EmbedOptions, EmbedResult, ReasonName } from './types.ts';

/** The rules of one service. A new service is one such file, a name in `provider-names.ts`, and a line in `index.ts`. */
export type ProviderRules = {
  provider: Provider;
  /** The exact hosts whose addresses it reads, lower case. No suffix matching: that is how look-alikes get in. */
  hosts: readonly string[];
  /** For services that give each customer a host: an anchored pattern of one label before a fixed name. */
  customerHosts?: RegExp;
  /** Origins that its embeds are framed from, for `frame-src`. */
  frames: readonly string[];
  /** Its hosts also give out plain media files. */
  servesFiles?: true;
  /** The reason if `read` knows no such page: it names the address that the organizer should paste instead. */
  hint: ReasonName;
  /** Builds the embed from ids that were checked; null if this is not the address of something to watch. */
  read(place: ParsedUrl, options: EmbedOptions): EmbedResult | null;
};

/** Whether an id was given at all and fits its pattern, which must be anchored at both ends. */
export function fits(pattern: RegExp, text: string | null | undefined): text is string {
  return typeof text === 'string' && pattern.test(text);
}

/** The service's name as people write it. */
export const nameOf = ({ provider }: ProviderRules): string => PROVIDER_NAMES[provider];

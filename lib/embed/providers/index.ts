import type { ProviderRules } from '../provider.ts';
import { angelthump } from './angelthump.ts';
import { archive } from './archive.ts';
import { dailymotion } from './dailymotion.ts';
import { facebook } from './facebook.ts';
import { gdrive } from './gdrive.ts';
import { kick } from './kick.ts';
import { odysee } from './odysee.ts';
import { picarto } from './picarto.ts';
import { rumble } from './rumble.ts';
import { soundcloud } from './soundcloud.ts';
import { streamable } from './streamable.ts';
import { twitch } from './twitch.ts';
import { vimeo } from './vimeo.ts';
import { youtube } from './youtube.ts';

/** Every service that Marquee knows by its hosts. */
export const providers: readonly ProviderRules[] = [
  youtube,
  twitch,
  vimeo,
  dailymotion,
  kick,
  facebook,
  streamable,
  archive,
  gdrive,
  odysee,
  rumble,
  soundcloud,
  angelthump,
  picarto,
];

const byHost = new Map(providers.flatMap((rules) => rules.hosts.map((host) => [host, rules] as const)));

/** The rules for exactly this host, lower case. */
export function providerOf(host: string): ProviderRules | undefined {
  return byHost.get(host);
}

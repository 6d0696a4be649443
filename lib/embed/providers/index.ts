import type { ProviderRules } from '../provider.ts';
import { angelthump } from './angelthump.ts';
import { archive } from './archive.ts';
import { bandcamp } from './bandcamp.ts';
import { bilibili } from './bilibili.ts';
import { bitchute } from './bitchute.ts';
import { boxcast } from './boxcast.ts';
import { brightcove } from './brightcove.ts';
import { bunny } from './bunny.ts';
import { chzzk } from './chzzk.ts';
import { cloudflare } from './cloudflare.ts';
import { dailymotion } from './dailymotion.ts';
import { dlive } from './dlive.ts';
import { facebook } from './facebook.ts';
import { gdrive } from './gdrive.ts';
import { jwplayer } from './jwplayer.ts';
import { kick } from './kick.ts';
import { livepeer } from './livepeer.ts';
import { loom } from './loom.ts';
import { mixcloud } from './mixcloud.ts';
import { mux } from './mux.ts';
import { niconico } from './niconico.ts';
import { odysee } from './odysee.ts';
import { okru } from './okru.ts';
import { picarto } from './picarto.ts';
import { restream } from './restream.ts';
import { rumble } from './rumble.ts';
import { rutube } from './rutube.ts';
import { soop } from './soop.ts';
import { soundcloud } from './soundcloud.ts';
import { spotify } from './spotify.ts';
import { streamable } from './streamable.ts';
import { ted } from './ted.ts';
import { tiktok } from './tiktok.ts';
import { trovo } from './trovo.ts';
import { twitch } from './twitch.ts';
import { vidyard } from './vidyard.ts';
import { vimeo } from './vimeo.ts';
import { vk } from './vk.ts';
import { wistia } from './wistia.ts';
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
  cloudflare,
  mux,
  bunny,
  restream,
  jwplayer,
  brightcove,
  wistia,
  boxcast,
  livepeer,
  vidyard,
  bilibili,
  niconico,
  soop,
  chzzk,
  vk,
  rutube,
  okru,
  mixcloud,
  spotify,
  bandcamp,
  trovo,
  dlive,
  bitchute,
  ted,
  loom,
  tiktok,
];

const byHost = new Map(providers.flatMap((rules) => rules.hosts.map((host) => [host, rules] as const)));
const withCustomers = providers.filter((rules) => rules.customerHosts);

/** The rules for exactly this host, lower case. */
export function providerOf(host: string): ProviderRules | undefined {
  return byHost.get(host) ?? withCustomers.find((rules) => rules.customerHosts?.test(host));
}

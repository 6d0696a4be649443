import type { Provider } from '#lib/embed/types.ts';
import type { FrameProtocol } from '../protocol.ts';
import { peertube } from './peertube.ts';
import { playerjs } from './playerjs.ts';
import { rutube } from './rutube.ts';
import { soundcloud } from './soundcloud.ts';
import { tiktok } from './tiktok.ts';
import { twitch } from './twitch.ts';
import { vimeo } from './vimeo.ts';
import { youtube } from './youtube.ts';

/**
 * The players that exchange messages with the page around them. The page knows nothing of the others, and leaves them as they
 * are.
 */
export const PROTOCOLS: Partial<Record<Provider, FrameProtocol>> = {
  youtube,
  vimeo,
  twitch,
  peertube,
  soundcloud,
  rutube,
  tiktok,
  streamable: playerjs(['https://streamable.com']),
  bunny: playerjs(['https://iframe.mediadelivery.net', 'https://player.mediadelivery.net']),
};

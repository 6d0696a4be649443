import type { Embed, Provider } from '#lib/embed/types.ts';

/**
 * The parameters by which a provider's player begins by itself, and by which it does so muted, as browsers require before the
 * viewer has touched the page. docs/embeds.md names the source of each. This file is in the first load.
 */
const STARTS: Partial<Record<Provider, [starts: string, silent: string]>> = {
  youtube: ['autoplay=1&enablejsapi=1', 'mute=1'],
  twitch: ['autoplay=true', 'muted=true'],
  vimeo: ['autoplay=1', 'muted=1'],
  dailymotion: ['', 'mute=true'],
  peertube: ['autoplay=1&api=1', 'muted=1'],
  owncast: ['', 'initiallyMuted=true'],
  kick: ['autoplay=true', 'muted=true'],
  facebook: ['autoplay=true', 'mute=1'],
  streamable: ['autoplay=1', 'muted=1'],
  archive: ['autoplay=1', ''],
  odysee: ['autoplay=true', ''],
  soundcloud: ['auto_play=true', ''],
  cloudflare: ['autoplay=true', 'muted=true'],
  mux: ['autoplay=true', 'muted=true'],
  bunny: ['autoplay=true', 'muted=true'],
  brightcove: ['autoplay=any', 'muted=true'],
  wistia: ['autoPlay=true', 'muted=true'],
  livepeer: ['autoplay=true', 'muted=true'],
  vidyard: ['autoplay=1', 'muted=1'],
  bilibili: ['autoplay=1', 'muted=1'],
  vk: ['autoplay=1', ''],
  okru: ['autoplay=1', ''],
  mixcloud: ['autoplay=1', ''],
  trovo: ['autoplay=1', 'muted=1'],
  loom: ['autoplay=1', 'muted=1'],
  tiktok: ['autoplay=1', ''],
};

/** The address of a frame that begins by itself; the `src` of an embed is neutral. */
export function startingSrc({ provider, src }: Embed, silent: boolean): string {
  const [starts, muted] = STARTS[provider] ?? ['', ''];
  const query = [starts, silent ? muted : ''].filter(Boolean).join('&');
  if (query === '') return src;
  const [base = '', hash] = src.split('#', 2);
  return `${base}${base.includes('?') ? '&' : '?'}${query}${hash === undefined ? '' : `#${hash}`}`;
}

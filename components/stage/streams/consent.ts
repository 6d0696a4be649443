import type { Embed, Provider } from '#lib/embed/types.ts';

const NAMES: Partial<Record<Provider, string>> = {
  youtube: 'YouTube',
  twitch: 'Twitch',
  vimeo: 'Vimeo',
  dailymotion: 'Dailymotion',
  kick: 'Kick',
  facebook: 'Facebook',
  streamable: 'Streamable',
  archive: 'the Internet Archive',
  gdrive: 'Google Drive',
  odysee: 'Odysee',
  rumble: 'Rumble',
  soundcloud: 'SoundCloud',
  angelthump: 'AngelThump',
  picarto: 'Picarto',
};

/**
 * Who is told of a viewer that loads an embed: the service, or for those that anybody may run the host. Null for the
 * site itself, which knows of its viewers already.
 */
export function partyOf({ provider, src }: Embed): string | null {
  if (src.startsWith('/')) return null;
  return NAMES[provider] ?? new URL(src).host;
}

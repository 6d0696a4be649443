import type { Embed } from '#lib/embed/types.ts';

/** Providers that anybody may run. For these the viewer is told the host. */
const OF_ANY_HOST: readonly string[] = ['peertube', 'owncast', 'media', 'page'];

/**
 * The party that learns of a viewer who loads an embed: the service's word, or a host if anybody may run the provider.
 * Null for the site itself, which knows of its viewers already.
 */
export function partyOf({ provider, src }: Embed): string | null {
  if (src.startsWith('/')) return null;
  return OF_ANY_HOST.includes(provider) ? new URL(src).host : provider;
}

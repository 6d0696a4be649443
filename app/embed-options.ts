import type { EmbedOptions } from '#lib/embed/types.ts';
import { getSite } from '#server/services.ts';

/** The options of all embeds of this site. */
export function embedOptions(): EmbedOptions {
  const config = getSite()?.config;
  return {
    siteHost: new URL(config?.siteUrl ?? 'http://localhost').hostname,
    allowedHosts: config?.embedHosts ?? [],
  };
}

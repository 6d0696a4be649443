import { writeStart } from './start-time.ts';
import type { Embed, Provider } from './types.ts';

/** How a provider's address names the second to start at, as docs/embeds.md has it: in the query, or behind the `#`. */
const NAMES: Partial<Record<Provider, [place: '?' | '#', name: string, write: (seconds: number) => string]>> =
  {
    youtube: ['?', 'start', String],
    dailymotion: ['?', 'startTime', String],
    peertube: ['?', 'start', (seconds) => `${seconds}s`],
    twitch: ['?', 'time', writeStart],
    vimeo: ['#', 't', writeStart],
    streamable: ['?', 't', String],
    odysee: ['?', 't', String],
    rutube: ['?', 't', String],
  };

/** An embed that starts at a second of its recording, if its provider's address can say so. */
export function startingAt(embed: Embed, seconds: number): Embed {
  const how = NAMES[embed.provider];
  if (!how || seconds <= 0) return embed;
  const [place, name, write] = how;
  const url = new URL(embed.src);
  if (place === '?') url.searchParams.set(name, write(seconds));
  else url.hash = `${name}=${write(seconds)}`;
  return { ...embed, src: url.href };
}

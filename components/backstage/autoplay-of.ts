import { startingSrc } from '#components/stage/frames/autoplay.ts';
import type { Embed } from '#lib/embed/types.ts';

/**
 * How a stream begins for somebody who has just come. Browsers refuse sound then (developer.chrome.com/blog/autoplay and the like),
 * so that only a player that can begin in silence begins by itself. `refused`: the site can ask it to begin, but not to be silent.
 */
export type AutoplayKind = 'silent' | 'refused' | 'press';

export function autoplayOf(embed: Embed): AutoplayKind {
  if (embed.provider === 'media') return 'silent';
  const silent = startingSrc(embed, true);
  if (silent !== startingSrc(embed, false)) return 'silent';
  return silent === embed.src ? 'press' : 'refused';
}

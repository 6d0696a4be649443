import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { withoutTrailer } from '#lib/schedule/trailer.ts';
import type { Caption } from '#lib/schedule/types.ts';

/**
 * The captions of one recording of a programme: of each language the first file is for the first of its own recordings,
 * the second for the second, and so on. A slot with one recording has them all.
 */
export function captionsOfItem(
  { captions, streams }: Pick<PublicSlot, 'captions' | 'streams'>,
  index: number,
): Caption[] {
  const own = withoutTrailer(streams).streams.flatMap(({ embed }, at) =>
    embed.provider === 'media' ? [at] : [],
  );
  if (own.length === 1) return own[0] === index ? captions : [];
  const nth = own.indexOf(index);
  const seen = new Map<string | null, number>();
  return captions.filter(({ language }) => {
    const count = seen.get(language) ?? 0;
    seen.set(language, count + 1);
    return count === nth;
  });
}

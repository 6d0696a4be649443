import { refuse } from '#lib/embed/result.ts';
import type { EmbedOptions, EmbedResult, Lookup } from '#lib/embed/types.ts';

/** Collects the lookups that a server has to make. */
export type Note = (lookup: Lookup) => void;

/**
 * The embed that a server found for an address, as if the cell had it. Null while nothing is known: until then the stream is
 * left out, without a problem.
 */
export function withAnswer(result: EmbedResult, options: EmbedOptions, note: Note): EmbedResult | null {
  if (result.ok || result.lookup === undefined) return result;
  const { lookup } = result;
  note(lookup);
  const answer = options.answers?.[lookup.id];
  if (typeof answer === 'object') return { ok: true, ...answer };
  // An address that is most likely a page is refused at once: it counts only if the server hears sound from it.
  if ('isGuess' in lookup) return result;
  if (answer === undefined) return null;
  if (answer === 'unanswered') return refuse('lookupUnanswered');
  return refuse(lookup.provider === 'youtube' ? 'youtubeNotFound' : 'playlistFile');
}

import { type Nature, type NatureInput, natureOf } from '#lib/live/nature.ts';
import { type MediaPlaylist, readPlaylist } from '#lib/live/playlist.ts';
import { type Fault, faultOfStatus } from './fault.ts';

/** Milliseconds after which a look at a playlist is given up. */
const LIMIT = 8000;

/** A look at a playlist. `moved`: it says more than at the look before; `restarted`: its numbers begin anew. */
export type PlaylistNews =
  | { nature: Nature; moved: boolean; restarted: boolean }
  | { nature: null; fault: Fault | null };

type PlaylistWatch = { look(): Promise<PlaylistNews> };

/** Looks at an HLS playlist besides the player, which cannot say whether it plays a recording or the rest of a live stream. */
export function watchPlaylist(src: string, slot: Omit<NatureInput, 'lastModified'>): PlaylistWatch {
  let before: MediaPlaylist | null = null;
  return {
    async look() {
      const found = await fetchMediaPlaylist(src);
      if ('fault' in found) return { nature: null, fault: found.fault };
      const { playlist, lastModified } = found;
      const restarted = before !== null && playlist.sequence < before.sequence;
      const moved = before !== null && playlist.mark !== before.mark;
      before = playlist;
      return { nature: natureOf(playlist, { ...slot, lastModified }), moved, restarted };
    },
  };
}

type Found = { playlist: MediaPlaylist; lastModified: number | null } | { fault: Fault | null };

/** The media playlist at an address, or the first one that a multivariant playlist names. */
async function fetchMediaPlaylist(src: string): Promise<Found> {
  try {
    let address = new URL(src, location.href).href;
    for (let step = 0; step < 2; step++) {
      const reply = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(LIMIT) });
      const fault = faultOfStatus(reply.status);
      if (!reply.ok) return { fault };
      const playlist = readPlaylist(await reply.text());
      if (playlist === null) return { fault: 'type' };
      const lastModified = Date.parse(reply.headers.get('last-modified') ?? '');
      if (playlist.kind === 'media')
        return { playlist, lastModified: Number.isFinite(lastModified) ? lastModified : null };
      address = new URL(playlist.first, reply.url).href;
    }
    return { fault: 'type' };
  } catch {
    // The network is away, or the server does not let other sites read it.
    return { fault: null };
  }
}

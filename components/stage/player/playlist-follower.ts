import type { Nature } from '#lib/live/nature.ts';
import type { MediaStore } from './media-state.ts';
import { type PlaylistNews, watchPlaylist } from './playlist-watch.ts';

/** Milliseconds between looks: at the rest of an earlier stream or one that just ended, and at one that may be a recording. */
const SOON = 4000;
const SOMETIME = 10_000;
/** A stream that stands this long (ms) while its playlist moves on does not heal by itself. */
const STOOD = 6000;

/** The state of the element at a look of the player. `asked`: it stands still, and its playlist should be looked at. */
type FollowerInput = { now: number; wasLive: boolean; stoodFor: number; asked: boolean };

type PlaylistFollower = {
  look(input: FollowerInput): void;
  /** The rest of an earlier stream is at the address: nothing is played until a new one comes. */
  isOver(): boolean;
  /** The playlist can be looked at, so that it says when to open the stream again. */
  knows(): boolean;
  playAnyway(): void;
  /** The stream is opened anew: nothing is known of it yet. */
  reset(): void;
  close(): void;
};

type Options = {
  video: HTMLVideoElement;
  src: string;
  store: MediaStore;
  slotStart: number | null;
  together: boolean;
  /** Opens the stream again at its edge. */
  reopen(startAt: null): void;
};

/** Looks at an HLS playlist when its element has ended or stands still, and opens it again when a new stream is there. */
export function createPlaylistFollower({
  video,
  src,
  store,
  slotStart,
  together,
  reopen,
}: Options): PlaylistFollower {
  const watch = watchPlaylist(src, { slotStart, together });
  let nature: Nature | null = null;
  let reachable = false;
  let asking = false;
  let askAt = Number.POSITIVE_INFINITY;
  let closed = false;
  let last: FollowerInput = { now: 0, wasLive: false, stoodFor: 0, asked: false };

  async function ask(): Promise<void> {
    asking = true;
    const news = await watch.look();
    asking = false;
    if (!closed) take(news);
  }

  function take(news: PlaylistNews): void {
    reachable = news.nature !== null;
    if (news.nature === null) {
      if (news.fault !== null) store.set({ fault: news.fault });
      askAt = last.now + SOON;
      return;
    }
    const hadEnded = nature === 'over' || nature === 'unsure' || (last.wasLive && video.ended);
    if (news.nature === 'live') {
      const stands = news.restarted || (news.moved && last.stoodFor >= STOOD);
      if (hadEnded || stands) reopen(null);
      return;
    }
    if (last.wasLive) {
      // We saw the stream live, so the playlist that is there now is the rest of it.
      askAt = last.now + SOON;
      return;
    }
    if (nature === 'recording') return;
    nature = news.nature;
    askAt = last.now + (nature === 'over' ? SOON : SOMETIME);
    if (nature === 'over') video.pause();
  }

  return {
    look(input) {
      last = input;
      if (asking) return;
      const hasEnd = Number.isFinite(video.duration) && video.duration > 0;
      const isFirst =
        hasEnd && nature === null && (!input.wasLive || video.ended) && askAt > input.now + SOMETIME;
      const isDue = nature !== 'recording' && input.now >= askAt;
      if (isFirst || isDue || (input.asked && !hasEnd)) {
        askAt = Number.POSITIVE_INFINITY;
        void ask();
      }
    },
    isOver: () => nature === 'over',
    knows: () => reachable && !Number.isFinite(video.duration),
    playAnyway() {
      nature = 'recording';
    },
    reset() {
      nature = null;
      reachable = false;
      askAt = Number.POSITIVE_INFINITY;
    },
    close() {
      closed = true;
    },
  };
}

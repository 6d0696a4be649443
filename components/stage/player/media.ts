import type { EmbedKind } from '#lib/embed/types.ts';
import { openNative } from './sources/native.ts';
import { type Quality, type Source, sourceFor } from './sources/source.ts';
import { backoff, GIVE_UP_AFTER, isStalled, type Stall, watchStall } from './stall.ts';

/** How often (ms) the position is looked at. */
const LOOK = 500;

/** What a viewer is to know of a medium besides what its element says. */
export type MediaState = {
  trouble: 'none' | 'stalled' | 'retrying';
  qualities: readonly Quality[];
  /** Null: as the line allows. */
  quality: string | null;
  /** It is live, and where live is, in seconds of the element; null for a recording. */
  liveEdge: number | null;
};

/** A medium that plays, and is kept playing. */
export type Media = {
  /** There may be more to choose from, once `upgrade` was called. */
  canUpgrade(): boolean;
  upgrade(): void;
  state(): MediaState;
  subscribe(listener: () => void): () => void;
  pick(quality: string | null): void;
  goLive(): void;
  close(): void;
};

type Options = { video: HTMLVideoElement; src: string; kind: EmbedKind; onGiveUp: () => void };

/**
 * Plays what an embed names in an element, and opens it again when it fails or stands still, each time later. When it
 * does not come back `onGiveUp` is called, once until it plays again; it goes on trying all the same.
 */
export function playMedia({ video, src, kind, onGiveUp }: Options): Media {
  const better = sourceFor(video, kind);
  // Chromium plays HLS of its own, from the HTML: what already runs is not interrupted to be played by other means.
  let load = video.readyState >= HTMLMediaElement.HAVE_FUTURE_DATA ? null : better;
  const listeners = new Set<() => void>();
  let source: Source | null = null;
  let state: MediaState = { trouble: 'none', qualities: [], quality: null, liveEdge: null };
  let closed = false;
  let attempt = 0;
  let failures = 0;
  let gaveUp = false;
  let stall: Stall | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const set = (more: Partial<MediaState>) => {
    const keys = Object.keys(more) as (keyof MediaState)[];
    if (keys.every((key) => state[key] === more[key])) return;
    state = { ...state, ...more };
    for (const listener of listeners) listener();
  };

  const giveUp = () => {
    if (gaveUp) return;
    gaveUp = true;
    onGiveUp();
  };

  async function open(): Promise<void> {
    clearTimeout(retry);
    retry = undefined;
    source?.close();
    source = null;
    const mine = ++attempt;
    const openSource = load ? await load() : openNative;
    if (closed || mine !== attempt) return;
    // Whoever feeds the element would else be followed by what stands in the HTML.
    if (load) video.querySelector('source')?.remove();
    source = openSource(video, src, {
      onFatal: () => mine === attempt && fail(),
      onChange: () => set({ qualities: source?.qualities() ?? [], quality: null }),
    });
  }

  function reload(): void {
    load = better;
    if (!load) video.load();
    open().catch(fail);
  }

  function fail(): void {
    if (closed || retry !== undefined) return;
    failures += 1;
    set({ trouble: 'retrying' });
    if (failures >= GIVE_UP_AFTER) giveUp();
    retry = setTimeout(reload, backoff(failures));
  }

  const look = () => {
    const now = performance.now();
    const { paused, ended, seeking, currentTime, error } = video;
    const meant = !paused && !ended && !seeking && !error && retry === undefined && !document.hidden;
    const looked = watchStall(stall, { now, position: currentTime, meant });
    const moved = stall !== null && currentTime > stall.position;
    stall = looked.stall;
    if (looked.remedy === 'nudge') source?.nudge();
    if (looked.remedy === 'reopen') reload();
    if (looked.remedy === 'give-up') giveUp();
    if (moved) {
      failures = 0;
      gaveUp = false;
    }
    const stalled = meant && isStalled(stall, now);
    const retrying = retry !== undefined || (state.trouble === 'retrying' && !moved);
    set({
      trouble: retrying ? 'retrying' : stalled ? 'stalled' : 'none',
      liveEdge: source?.liveEdge() ?? null,
    });
  };
  const timer = setInterval(look, LOOK);
  const broke = () => fail();
  video.addEventListener('error', broke);
  open().catch(fail);
  // It may have failed before this script ran: then nobody heard it. What is played by other means was not to be played so.
  if (
    !load &&
    video.querySelector('source') &&
    (video.error || video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE)
  )
    fail();

  return {
    canUpgrade: () => load !== better,
    upgrade() {
      if (load !== better) reload();
    },
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pick(quality) {
      source?.pick(quality);
      set({ quality });
    },
    goLive() {
      const edge = source?.liveEdge() ?? null;
      if (edge !== null) video.currentTime = edge;
      video.play().catch(() => undefined);
    },
    close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(retry);
      video.removeEventListener('error', broke);
      source?.close();
    },
  };
}

import type { EmbedKind } from '#lib/embed/types.ts';
import type { VideoHold } from '../together/hold-video.ts';
import { keepUp } from './catch-up.ts';
import { createMediaStore, type MediaState } from './media-state.ts';
import { createOpener } from './opener.ts';
import { createPlaylistFollower } from './playlist-follower.ts';
import { setPreferences } from './preferences.ts';
import type { Source, StartAt } from './sources/source.ts';
import { GIVE_UP_AFTER, isStalled, LONGEST_STAND, type Remedy, type Stall, watchStall } from './stall.ts';
import { watchIntent } from './viewer-intent.ts';

/** How often (ms) the position is read. */
const LOOK = 500;
/** A viewer who goes back this far (s) from live, or pauses, is not brought back to it. */
const BACK = 5;
/** A recording that all viewers see together is tried again at least so often (ms), because each moment of waiting is missed. */
const IN_STEP = 1500;

/** A medium that plays, and is kept playing. */
export type Media = {
  /** Whether `upgrade` may give more to choose from. */
  canUpgrade(): boolean;
  upgrade(): void;
  state(): MediaState;
  subscribe(listener: () => void): () => void;
  /** Whether the viewer wants it to play. */
  isWanted(): boolean;
  pick(quality: string | null): void;
  pickAudio(id: string): void;
  seek(seconds: number): void;
  goLive(): void;
  /** Plays the stream, although it seems to be the rest of an earlier one. */
  playAnyway(): void;
  /** It plays in step with all viewers, so its speed cannot be chosen. */
  isInStep: boolean;
  close(): void;
};

export type MediaOptions = {
  video: HTMLVideoElement;
  src: string;
  kind: EmbedKind;
  /** When its slot starts, ms; null if it belongs to no slot. */
  slotStart: number | null;
  /** It is a recording, whatever its playlist says. */
  together: boolean;
  /** Keeps the element at the second that all viewers see. */
  hold?: (source: () => Source | null) => VideoHold;
  onGiveUp: () => void;
};

/**
 * Plays an embed in an element while its slot is on. A stream that failed, stands still or ended is opened again: a
 * recording at its last position, a live stream at its edge. If that fails, `onGiveUp` is called, once until the stream
 * plays again. The stream is tried again even after that.
 */
export function playMedia(options: MediaOptions): Media {
  const { video, src, kind, slotStart, together, onGiveUp } = options;
  const hold = options.hold?.(() => opener.source()) ?? null;
  const store = createMediaStore(kind === 'audio');
  let stall: Stall | null = null;
  let movedAt = performance.now();
  let gaveUp = false;
  let wasLive = false;
  let place: number | null = null;

  const giveUp = () => {
    if (gaveUp) return;
    gaveUp = true;
    onGiveUp();
  };
  /** The second at which a recording goes on; null for a live stream, which is joined at its edge. */
  const resumeAt = () =>
    hold && !hold.hasLeft() ? hold.startAt : wasLive || store.get().endless ? null : startAtPlace(place);
  const reopen = (startAt: StartAt | null) => {
    if (startAt === null) place = null;
    stall = null;
    wasLive = false;
    follower?.reset();
    opener.reopen(startAt);
  };
  const opener = createOpener({
    video,
    src,
    kind,
    store,
    startAt: hold?.startAt ?? null,
    place: resumeAt,
    patience: hold ? IN_STEP : Number.POSITIVE_INFINITY,
    onRestart: () => reopen(null),
    onFailure: (failures) => failures >= GIVE_UP_AFTER && giveUp(),
  });
  const follower =
    kind === 'hls' ? createPlaylistFollower({ video, src, store, slotStart, together, reopen }) : null;

  const intent = watchIntent(
    video,
    hold,
    () => video.ended || opener.isOpening() || opener.isWaiting() || Boolean(follower?.isOver()),
  );

  const look = () => {
    const now = performance.now();
    const { paused, ended, currentTime, error, readyState } = video;
    const says = lengthSays(video, kind);
    if (says === 'live') wasLive = true;
    if (says === 'radio') store.set({ endless: true });
    if (says === 'recording' && !wasLive && !store.get().endless && hasPosition(video)) place = currentTime;
    const { endless } = store.get();
    const broken = ended && (wasLive || endless);
    const isHeld = follower?.isOver() ?? false;
    if (broken && (endless || kind === 'dash') && !opener.isWaiting()) opener.fail();
    // A tab in the background draws no picture, and its timers are slow; sound goes on there.
    const isSeen = !document.hidden || endless;
    const meant = !paused && !ended && !error && !opener.isWaiting() && isSeen;
    const { stall: next, remedies: due } = watchStall(stall, { now, position: currentTime, meant });
    const remedies = thoseThatHelp(due, hold !== null && video.seeking);
    const moved = stall !== null && currentTime !== stall.position && !video.seeking && !ended;
    stall = next;
    if (moved) {
      opener.recovered();
      gaveUp = false;
    }
    // Autoplay was refused: the viewer presses play.
    const isReady = readyState >= HTMLMediaElement.HAVE_FUTURE_DATA && paused && !ended && !isHeld;
    if (moved || !intent.isWanted() || !isSeen || isReady || (ended && !broken)) movedAt = now;
    if (remedies.includes('nudge')) opener.source()?.nudge();
    if (remedies.includes('reopen') && !follower?.knows()) reopen(resumeAt());
    follower?.look({ now, wasLive, stoodFor: now - (stall?.since ?? now), asked: remedies.includes('ask') });
    if (now - movedAt >= LONGEST_STAND) giveUp();
    hold?.gaveUp(gaveUp);
    const liveEdge = endless ? null : (opener.source()?.liveEdge() ?? null);
    const mayCatchUp = meant && !hold && !intent.hasStrayed() && !opener.canUpgrade();
    if (mayCatchUp && liveEdge !== null) keepUp(video, liveEdge);
    const isOver = follower?.isOver() ?? false;
    const isWaiting = opener.isWaiting();
    const isStuck = meant && isStalled(stall, now);
    const before = store.get().trouble;
    const trouble = troubleNow({ isOver, isWaiting, isStuck, before, moved, ended: video.ended, wasLive });
    store.set({ trouble, liveEdge });
  };
  const timer = setInterval(look, LOOK);

  const play = () => void video.play().catch(() => undefined);
  return {
    canUpgrade: opener.canUpgrade,
    upgrade() {
      if (opener.canUpgrade()) reopen(resumeAt());
    },
    state: store.get,
    subscribe: store.subscribe,
    isInStep: hold !== null,
    isWanted: () => intent.isWanted() && !hold?.isHeld(),
    pick: (quality) => choose(opener.source(), store, { quality }),
    pickAudio: (audio) => choose(opener.source(), store, { audio }),
    seek(seconds) {
      const { liveEdge } = store.get();
      intent.setStrayed(liveEdge !== null && seconds < liveEdge - BACK);
      hold?.leave();
      video.currentTime = seconds;
    },
    goLive() {
      const edge = opener.source()?.liveEdge() ?? null;
      intent.setStrayed(false);
      if (edge !== null && Number.isFinite(edge)) video.currentTime = edge;
      play();
    },
    playAnyway() {
      follower?.playAnyway();
      play();
    },
    close() {
      clearInterval(timer);
      hold?.close();
      intent.close();
      follower?.close();
      opener.close();
    },
  };
}

const startAtPlace = (place: number | null): StartAt | null => (place === null ? null : () => place);

/**
 * A seek that brings the player into step is at the right place, and only waits for data. Without a network there is nothing
 * to open, and `online` tells when there is one.
 */
const thoseThatHelp = (due: readonly Remedy[], seeksStep: boolean) =>
  due.filter((remedy) => !(remedy === 'nudge' && seeksStep) && !(remedy === 'reopen' && !navigator.onLine));

/** Only its length tells which kind a stream is; a live one gets a length when it ends. */
function lengthSays({ duration }: HTMLVideoElement, kind: EmbedKind): 'live' | 'radio' | 'recording' | null {
  if (duration === Number.POSITIVE_INFINITY)
    return kind === 'hls' || kind === 'dash' ? 'live' : kind === 'file' ? 'radio' : null;
  return Number.isFinite(duration) && duration > 0 ? 'recording' : null;
}

/** A seek counts as soon as there are metadata, because the viewer wants to start at its second. */
function hasPosition({ seeking, readyState, currentTime }: HTMLVideoElement): boolean {
  const least = seeking ? HTMLMediaElement.HAVE_METADATA : HTMLMediaElement.HAVE_CURRENT_DATA;
  return readyState >= least && currentTime > 0;
}

type Moment = {
  /** The rest of an earlier stream is at the address. */
  isOver: boolean;
  isWaiting: boolean;
  isStuck: boolean;
  before: MediaState['trouble'];
  moved: boolean;
  ended: boolean;
  wasLive: boolean;
};

function troubleNow(moment: Moment): MediaState['trouble'] {
  const { isOver, isWaiting, isStuck, before, moved, ended, wasLive } = moment;
  if (isOver) return 'waiting';
  if (ended && wasLive) return 'ended';
  if (isWaiting || (before === 'retrying' && !moved)) return 'retrying';
  if (before === 'ended' && !moved) return 'ended';
  return isStuck ? 'stalled' : 'none';
}

/** Takes a quality or an audio language, and remembers it for the next stream. */
function choose(
  source: Source | null,
  store: ReturnType<typeof createMediaStore>,
  choice: { quality: string | null } | { audio: string },
): void {
  const { qualities, audios } = store.get();
  if ('audio' in choice) {
    source?.pickAudio(choice.audio);
    setPreferences({ audio: audios.find(({ id }) => id === choice.audio)?.label ?? null });
  } else {
    source?.pick(choice.quality);
    setPreferences({ quality: qualities.find(({ id }) => id === choice.quality)?.label ?? null });
  }
  store.set(choice);
}

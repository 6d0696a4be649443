/** A live stream this far behind (s) is played faster, until it is nearly there. */
const BEHIND = 1.5;
const NEARLY = 0.5;
/** A live stream this far behind (s) leaps, because it would take minutes to catch up. */
const FAR = 20;
/** hls.js allows 1 to 2 (maxLiveSyncPlaybackRate); a tenth faster is not heard. */
const FASTER = 1.1;

/** How a live stream gets back to its edge: a rate to play at, or a leap. `behind` is in seconds. */
export function catchUp(behind: number, rate: number): number | 'leap' {
  if (behind > FAR) return 'leap';
  const isCatchingUp = rate > 1;
  return behind > (isCatchingUp ? NEARLY : BEHIND) ? FASTER : 1;
}

/** Brings a live stream that fell behind back to its edge, so that all viewers see about the same. */
export function keepUp(video: HTMLVideoElement, liveEdge: number): void {
  const step = catchUp(liveEdge - video.currentTime, video.playbackRate);
  if (step === 'leap') video.currentTime = liveEdge;
  else if (step !== video.playbackRate) video.playbackRate = step;
}

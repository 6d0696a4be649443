import { leap, type OpenSource } from './source.ts';

/** What the browser plays by itself, from the source in the element. */
export const openNative: OpenSource = (video, _src, { onFatal }) => {
  const source = video.querySelector('source');
  // A source that cannot be played says so on itself; a stream that breaks off, on the element.
  source?.addEventListener('error', onFatal);
  video.play().catch(() => {
    // Autoplay was refused: the viewer presses play.
  });
  return {
    close: () => source?.removeEventListener('error', onFatal),
    qualities: () => [],
    pick() {},
    nudge: () => leap(video),
    liveEdge() {
      const { currentTime, duration, seekable } = video;
      if (duration !== Number.POSITIVE_INFINITY) return null;
      // Chromium's own HLS names nothing that could be gone to: where it is, then, is live.
      return seekable.length > 0 ? seekable.end(seekable.length - 1) : currentTime;
    },
  };
};

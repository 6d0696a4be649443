import { type OpenSource, skipGap } from './source.ts';

/** Safari's list of a medium's audio tracks, which TypeScript does not know. */
type AudioTracks = ArrayLike<{ id: string; label: string; language: string; enabled: boolean }>;

/** Plays the source in the element by the browser's own means. */
export const openNative: OpenSource = (video, _src, { onFatal }, startAt) => {
  const source = video.querySelector('source');
  // A source that cannot be played fires `error` on itself. A stream that breaks off fires it on the element.
  const failed = () => onFatal();
  const goOn = () => {
    const second = startAt?.() ?? null;
    if (second !== null && second < video.duration) video.currentTime = second;
  };
  // Tells when it began to load, so that how long that takes is known at the next call.
  startAt?.('nothing');
  source?.addEventListener('error', failed);
  video.addEventListener('loadedmetadata', goOn, { once: true });
  video.play().catch(() => {
    // Autoplay was refused: the viewer presses play.
  });
  const tracks = () => [...('audioTracks' in video ? Array.from(video.audioTracks as AudioTracks) : [])];
  return {
    close() {
      source?.removeEventListener('error', failed);
      video.removeEventListener('loadedmetadata', goOn);
    },
    qualities: () => [],
    pick() {},
    audios: () =>
      tracks().map(({ id, label, language }, at) => ({ id, label: label || language || String(at + 1) })),
    audio: () => tracks().find(({ enabled }) => enabled)?.id ?? null,
    pickAudio(id) {
      for (const track of tracks()) track.enabled = track.id === id;
    },
    nudge: () => skipGap(video),
    liveEdge() {
      const { currentTime, duration, seekable } = video;
      if (duration !== Number.POSITIVE_INFINITY) return null;
      // Chromium's own HLS has no ranges to seek in. The present position counts as live then.
      const end = seekable.length > 0 ? seekable.end(seekable.length - 1) : currentTime;
      return Number.isFinite(end) ? end : null;
    },
  };
};

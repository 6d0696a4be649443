import Hls from 'hls.js';

/** Plays HLS through Media Source Extensions. Calls `onFatal` where hls.js gives up. Returns the disposer. */
export function playHls(video: HTMLVideoElement, src: string, onFatal: () => void): () => void {
  if (!Hls.isSupported()) {
    onFatal();
    return () => {};
  }
  const hls = new Hls({ capLevelToPlayerSize: true });
  hls.on(Hls.Events.ERROR, (_event, error) => {
    if (!error.fatal) return;
    if (error.type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
    else onFatal();
  });
  hls.loadSource(src);
  hls.attachMedia(video);
  video.play().catch(() => {
    // Autoplay was refused: the viewer presses play.
  });
  return () => hls.destroy();
}

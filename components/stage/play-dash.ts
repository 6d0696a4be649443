import { MediaPlayer } from 'dashjs';

/** Plays MPEG-DASH through Media Source Extensions. Calls `onFatal` where dash.js gives up. Returns the disposer. */
export function playDash(video: HTMLVideoElement, src: string, onFatal: () => void): () => void {
  const player = MediaPlayer().create();
  player.initialize(video, src, true);
  player.on(MediaPlayer.events.ERROR, onFatal);
  return () => player.destroy();
}

import type { Embed } from '#lib/embed/types.ts';

/** Milliseconds before a stream that failed is tried again; doubles up to the second figure. */
const FIRST_RETRY = 2000;
const LAST_RETRY = 30_000;

const HLS_TYPE = 'application/vnd.apple.mpegurl';

/** What plays an embed that the browser does not play by itself; null where the browser does. */
function helperFor(video: HTMLVideoElement, embed: Embed) {
  if (embed.kind === 'hls' && video.canPlayType(HLS_TYPE) === '') {
    return () => import('./play-hls.ts').then(({ playHls }) => playHls);
  }
  if (embed.kind === 'dash') return () => import('./play-dash.ts').then(({ playDash }) => playDash);
  return null;
}

/**
 * Makes a video element play an embed, and tries again when it fails. `onFailure` is told true when it fails
 * and false when it plays again. Returns the disposer.
 */
export function attachStream(
  video: HTMLVideoElement,
  embed: Embed,
  onFailure: (failed: boolean) => void,
): () => void {
  const helper = helperFor(video, embed);
  const source = video.querySelector('source');
  let disposed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let delay = FIRST_RETRY;
  let detach = () => {};

  const start = async () => {
    detach();
    if (!helper) {
      video.load();
      video.play().catch(() => {
        // Autoplay was refused: the controls are there, and the viewer presses play.
      });
      return;
    }
    const play = await helper();
    if (!disposed) detach = play(video, embed.src, fail);
  };

  const fail = () => {
    if (disposed) return;
    onFailure(true);
    clearTimeout(retry);
    retry = setTimeout(() => start().catch(fail), delay);
    delay = Math.min(delay * 2, LAST_RETRY);
  };

  const playing = () => {
    delay = FIRST_RETRY;
    onFailure(false);
  };

  // A source that cannot be played says so on itself; a stream that breaks off, on the element.
  if (!helper) source?.addEventListener('error', fail);
  video.addEventListener('error', fail);
  video.addEventListener('playing', playing);

  if (helper) start().catch(fail);
  // It may have failed before this script ran: then nobody heard it.
  else if (video.error || video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) fail();

  return () => {
    disposed = true;
    clearTimeout(retry);
    detach();
    source?.removeEventListener('error', fail);
    video.removeEventListener('error', fail);
    video.removeEventListener('playing', playing);
  };
}

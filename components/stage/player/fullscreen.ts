/** Only Safari has it; the iPhone knows full screen for videos only. */
type SafariVideo = HTMLVideoElement & { webkitEnterFullscreen?: () => void };

const ignore = () => undefined;

/** Shows the player on the whole screen, or leaves it. */
export function toggleFullscreen(video: SafariVideo, box: HTMLElement): void {
  if (document.fullscreenElement === box) void document.exitFullscreen().catch(ignore);
  else if (document.fullscreenEnabled) void box.requestFullscreen().catch(ignore);
  else video.webkitEnterFullscreen?.();
}

/** How often a page that is out of sight is brought up to date, ms. Browsers make it slower still. */
const HIDDEN_MS = 500;

/** Runs `draw` once for any number of calls of `request`: in the next animation frame, or by timer while out of sight. */
export function createFrameLoop(draw: () => void) {
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function run(): void {
    cancel();
    draw();
  }
  function cancel(): void {
    if (frame !== null) cancelAnimationFrame(frame);
    if (timer !== null) clearTimeout(timer);
    frame = null;
    timer = null;
  }
  function request(): void {
    if (frame !== null || timer !== null) return;
    if (document.hidden) timer = setTimeout(run, HIDDEN_MS);
    else frame = requestAnimationFrame(run);
  }
  // A frame that was asked for does not come once the page is hidden.
  function onVisibility(): void {
    if (frame === null && timer === null) return;
    cancel();
    request();
  }
  document.addEventListener('visibilitychange', onVisibility);
  return {
    request,
    dispose(): void {
      cancel();
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}

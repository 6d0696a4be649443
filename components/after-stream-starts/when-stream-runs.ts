/**
 * Longest wait (ms) for the load event of the page, because a frame that never ends loading must not hold back everything else.
 */
const LONGEST = 6000;

/**
 * Runs once the page has loaded, its stream's frame with it, and there is time to spare. Returns a function that cancels it.
 */
export function whenStreamRuns(run: () => void): () => void {
  let done = false;
  const go = () => {
    if (done) return;
    stop();
    run();
  };
  const onLoad = () => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(go, { timeout: 1500 });
    else setTimeout(go, 200);
  };
  const timer = setTimeout(go, LONGEST);
  function stop(): void {
    done = true;
    clearTimeout(timer);
    window.removeEventListener('load', onLoad);
  }
  if (document.readyState === 'complete') onLoad();
  else window.addEventListener('load', onLoad);
  return stop;
}

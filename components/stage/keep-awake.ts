/**
 * Keeps the screen on (w3.org/TR/screen-wake-lock) while a stream is watched: while ours plays, or a provider's frame is on
 * the stage, which does not say whether it does. The browser takes the lock away when the page is hidden or the battery
 * is low; it is asked for again when the page is seen. `look` is for changes of the stage that no event tells of; `stop` lets
 * the screen sleep.
 */
export function keepAwake(): { look(): void; stop(): void } {
  if (!('wakeLock' in navigator)) return { look() {}, stop() {} };
  let held: WakeLockSentinel | null = null;
  let asking = false;
  let stopped = false;

  const isWatched = () => {
    const stage = document.querySelector('.stage');
    const media = [...(stage?.querySelectorAll('video, audio') ?? [])] as HTMLMediaElement[];
    return media.length > 0
      ? media.some(({ paused, ended }) => !paused && !ended)
      : stage?.querySelector('iframe') != null;
  };

  async function look(): Promise<void> {
    const wanted = !stopped && document.visibilityState === 'visible' && isWatched();
    if (!wanted) {
      const sentinel = held;
      held = null;
      await sentinel?.release();
      return;
    }
    if (asking || (held && !held.released)) return;
    asking = true;
    held = await navigator.wakeLock.request('screen').catch(() => null);
    asking = false;
    // It may have ended meanwhile.
    if (stopped) await look();
  }

  // Events of media do not bubble, but can be caught on their way down.
  const events = ['play', 'playing', 'pause', 'ended', 'emptied'];
  const listen = () => void look();
  document.addEventListener('visibilitychange', listen);
  for (const name of events) document.addEventListener(name, listen, true);
  listen();
  return {
    look: listen,
    stop() {
      stopped = true;
      document.removeEventListener('visibilitychange', listen);
      for (const name of events) document.removeEventListener(name, listen, true);
      listen();
    },
  };
}

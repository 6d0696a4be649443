/** Fields in which somebody may be typing. */
const FIELD =
  'input:not([type="range"], [type="checkbox"], [type="radio"], [type="button"]), textarea, [contenteditable]';
/** A viewer who pressed Tab so recently (ms) went into the frame on purpose. */
const TAB = 1000;

/**
 * Gives the focus back to the field in which somebody types, if the page in a frame takes it for itself when it loads. A
 * viewer who turns to the frame with the pointer or the Tab key keeps it. Returns a function that ends this.
 * @param focused the last element that had the focus before this code came
 */
export function guardFocus(frame: HTMLIFrameElement, focused: EventTarget | null): () => void {
  let field: HTMLElement | null = null;
  let tabbedAt = Number.NEGATIVE_INFINITY;

  const onFocus = ({ target }: { target: EventTarget | null }) => {
    if (target !== frame) field = target instanceof HTMLElement && target.matches(FIELD) ? target : null;
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Tab') tabbedAt = performance.now();
  };
  const giveBack = () => {
    const isTaken = document.activeElement === frame && field?.isConnected;
    const isMeant = frame.matches(':hover') || performance.now() - tabbedAt < TAB;
    if (isTaken && !isMeant) field?.focus({ preventScroll: true });
  };
  onFocus({ target: focused });
  giveBack();
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onKey, true);
  // Within the event the frame is not the active element yet, and what takes the focus back there gets no keys. A message
  // comes sooner than a timer: on two cores 3 of 100 letters went into a frame that took the focus 30 times, and not 6.
  const later = new MessageChannel();
  later.port1.onmessage = giveBack;
  const onBlur = () => later.port2.postMessage(null);
  window.addEventListener('blur', onBlur);
  return () => {
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('keydown', onKey, true);
    window.removeEventListener('blur', onBlur);
    later.port1.close();
  };
}

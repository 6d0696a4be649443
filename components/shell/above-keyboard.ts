import './above-keyboard.css';

/** A visual viewport that is smaller by less than this (CSS pixels) lost a browser's bar, not the room of a keyboard. */
const SMALLEST_KEYBOARD = 120;

const isField = (element: Element | null) =>
  element?.matches('textarea, input:not([type="checkbox"], [type="radio"], [type="range"])') ?? false;

/**
 * Fits the page into the visual viewport while an on-screen keyboard is open, so that stream and message box stay in sight.
 * Safari needs it, because there the keyboard lies over the page; elsewhere `interactive-widget` makes the page itself smaller,
 * and nothing is left to do here. Returns a function that ends this.
 */
export function fitAboveKeyboard(): () => void {
  const { visualViewport: viewport } = window;
  if (!viewport) return () => {};
  const root = document.documentElement;

  const fit = () => {
    const lost = root.clientHeight - viewport.height;
    // A page that was magnified by two fingers has a smaller visual viewport too.
    const isOpen = lost > SMALLEST_KEYBOARD && viewport.scale < 1.05 && isField(document.activeElement);
    root.toggleAttribute('data-keyboard', isOpen);
    if (!isOpen) return;
    root.style.setProperty('--mq-seen-top', `${viewport.offsetTop}px`);
    root.style.setProperty('--mq-seen-height', `${viewport.height}px`);
  };
  for (const name of ['resize', 'scroll']) viewport.addEventListener(name, fit);
  document.addEventListener('focusout', fit);
  return () => {
    for (const name of ['resize', 'scroll']) viewport.removeEventListener(name, fit);
    document.removeEventListener('focusout', fit);
  };
}

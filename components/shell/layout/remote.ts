import { isRemote } from '#components/layout/is-remote.ts';

/** Frames are left out, because keys inside a frame belong to its page, and no arrow key would lead out of it. */
const REACHABLE =
  'a[href]:not(.skip-link), button:not(:disabled), input:not(:disabled), textarea, select:not(:disabled), summary, [tabindex="0"]';
const TEXT = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea, [contenteditable]';

const DIRECTIONS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
type Direction = { x: number; y: number };

/** Elements in these may have a place on the screen all the same, but take no focus. */
const CLOSED = '[inert], details:not([open]) > :not(summary)';

/** `checkVisibility` says the same of styles, but Safari has it only since 17.4. */
const isVisible = (element: HTMLElement) =>
  element.getClientRects().length > 0 &&
  getComputedStyle(element).visibility === 'visible' &&
  !element.closest(CLOSED);

/** Whether a browser would scroll an element, or what it is in, in a direction. */
function canScroll(from: Element, { x, y }: Direction): boolean {
  const root = document.scrollingElement;
  for (let element: Element | null = from; element; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (element !== root && !/auto|scroll/.test(x === 0 ? overflowY : overflowX)) continue;
    const at = Math.abs(x === 0 ? element.scrollTop : element.scrollLeft);
    const most =
      x === 0 ? element.scrollHeight - element.clientHeight : element.scrollWidth - element.clientWidth;
    if (x + y > 0 ? at < most - 1 : at > 1) return true;
  }
  return false;
}

/** Whether the element itself uses a key: to move in text, to pick a choice, or to move a slider. */
function keepsKey(element: Element, { x, y }: Direction, remote: boolean): boolean {
  if (element.matches(TEXT)) {
    const text = (element as HTMLInputElement).value ?? element.textContent;
    const isOneLine = element instanceof HTMLInputElement;
    return !remote || (text !== '' && !(isOneLine && x === 0));
  }
  // A remote can leave these only by the arrows across.
  if (element.matches('select, input[type="radio"]')) return !remote || y !== 0;
  if (element.matches('input[type="range"], [role="slider"], [role="separator"]')) return x !== 0 || !remote;
  return false;
}

/**
 * Moves the focus to what is next in the direction of an arrow key, as televisions do: the nearest element that lies
 * that way, because sideways distance counts twice. It does so if the viewer asked for it, if the device has no fine
 * pointer, and on any other device if the page cannot scroll further that way.
 */
function moveFocus(event: KeyboardEvent): void {
  const direction = DIRECTIONS[event.key];
  if (
    !direction ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.shiftKey
  )
    return;
  const from = document.activeElement ?? document.body;
  const remote = isRemote();
  if (keepsKey(from, direction, remote)) return;
  // Long texts and the lines of the chat are read by the arrows, also with a remote.
  if ((!remote || from.matches('[role="log"]')) && canScroll(from, direction)) return;
  const next = nextOf(from, direction);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function nextOf(from: Element, { x, y }: Direction): HTMLElement | null {
  const place = from.getBoundingClientRect();
  // A dialog has the focus when it opens; its first element is the nearest then.
  const start =
    from === document.body ? new DOMRect() : from.matches('dialog') ? new DOMRect(place.x, place.y) : place;
  const open = document.querySelector('dialog[open]') ?? document.querySelector('[data-open]') ?? document;
  let best: { element: HTMLElement; far: number } | null = null;
  for (const element of open.querySelectorAll<HTMLElement>(REACHABLE)) {
    if (element === from || !isVisible(element)) continue;
    const at = element.getBoundingClientRect();
    const right = at.left + at.width / 2 - (start.left + start.width / 2);
    const down = at.top + at.height / 2 - (start.top + start.height / 2);
    const ahead = right * x + down * y;
    if (ahead <= 4) continue;
    // An element that overlaps across is straight ahead, however wide it is.
    const aside =
      x === 0
        ? Math.max(at.left - start.right, start.left - at.right, 0)
        : Math.max(at.top - start.bottom, start.top - at.bottom, 0);
    const far = ahead + 2 * aside + Math.abs(right * y + down * x) / 8;
    if (best === null || far < best.far) best = { element, far };
  }
  return best?.element ?? null;
}

document.addEventListener('keydown', moveFocus);

const REACHABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea, select, summary, iframe, video, [tabindex="0"]';

const DIRECTIONS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const middleOf = ({ left, top, width, height }: DOMRect) => ({ x: left + width / 2, y: top + height / 2 });

/**
 * Moves the focus to what is next in the direction of an arrow key, as televisions do: the nearest element that lies
 * that way, where sideways distance counts twice. A field with text keeps its arrows.
 */
export function moveFocus(event: KeyboardEvent): void {
  const direction = DIRECTIONS[event.key];
  const from = document.activeElement;
  if (!direction || from?.matches('textarea, select, [role="slider"], [role="separator"], [role="log"]'))
    return;
  if (from instanceof HTMLInputElement && direction.x !== 0 && from.value !== '') return;
  const start = from && from !== document.body ? middleOf(from.getBoundingClientRect()) : { x: 0, y: 0 };
  const open = document.querySelector('dialog[open]') ?? document.querySelector(':popover-open') ?? document;
  let best: { element: HTMLElement; far: number } | null = null;
  for (const element of open.querySelectorAll<HTMLElement>(REACHABLE)) {
    if (element === from || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { x, y } = middleOf(element.getBoundingClientRect());
    const ahead = (x - start.x) * direction.x + (y - start.y) * direction.y;
    if (ahead <= 4) continue;
    const aside = Math.abs((x - start.x) * direction.y) + Math.abs((y - start.y) * direction.x);
    const far = ahead + 2 * aside;
    if (best === null || far < best.far) best = { element, far };
  }
  best?.element.focus();
  best?.element.scrollIntoView({ block: 'nearest' });
}

type Child = Node | string | null;

/** An element with a class and children. Strings become text, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** A button that submits no form. `label` names it if its children do not. */
export function button(className: string, label: string, onClick: () => void, ...children: Child[]) {
  const element = el('button', className, ...children);
  element.type = 'button';
  if (children.length === 0) element.textContent = label;
  else {
    element.setAttribute('aria-label', label);
    element.title = label;
  }
  element.addEventListener('click', onClick);
  return element;
}

/** Writes text only if it differs, because every write costs a layout. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function toggle(element: HTMLElement, shown: boolean): void {
  if (element.hidden === shown) element.hidden = !shown;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The look of a drawing. */
export const ICON =
  'size-5 fill-none stroke-current stroke-[1.75] [stroke-linecap:round] [stroke-linejoin:round]';

/** A round button with a drawing. */
export const TOOL =
  'inline-flex min-h-9 min-w-9 items-center justify-center gap-[0.35rem] rounded-full px-2 text-[0.85rem] text-muted hover:bg-raised hover:text-text';

/** A small button in a line of text. */
export const MINI =
  'rounded-full border border-line bg-raised px-[0.6rem] py-[0.1rem] text-[0.85em] text-text';

/** A line above the message box. */
export const ABOVE_BOX = 'flex items-center justify-between px-[0.4rem] text-[0.9em] text-muted';

/** A line drawing of 24 × 24 units in the colour of the text. `path` is an SVG path. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', ICON);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const CLOSE = 'm6 6 12 12M18 6 6 18';

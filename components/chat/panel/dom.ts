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

/** A button that is not a form's own. `label` names it where its children do not. */
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

/** Writes text only where it differs: a write always costs a layout. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function toggle(element: HTMLElement, shown: boolean): void {
  if (element.hidden === shown) element.hidden = !shown;
}

const SVG = 'http://www.w3.org/2000/svg';
const PATHS = {
  settings: 'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5M8.5 14.5v5',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 8c0-3 2.7-5 6-5s6 2 6 5M16 5.5a3 3 0 0 1 0 5M18 14c2 .8 3 2.5 3 5',
  private: 'M4 6h16v11H9l-5 3.5Z',
  send: 'M4 12 20 4l-5 16-4-7Zm7 1 4-4',
  smile: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Zm-3.5-7c1.5 3.300 5.5 3.300 7 0M9 9.5v.5m6-.5v.5',
  reply: 'M9 7 4 12l5 5m-5-5h10c3.5 0 6 2 6 6',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  close: 'm6 6 12 12M18 6 6 18',
  down: 'm6 9 6 6 6-6',
  back: 'm14 6-6 6 6 6',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 20 × 20 px in the colour of the text. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'mq-chat-icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

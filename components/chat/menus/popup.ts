import { showPopover } from '#components/browser/popover.ts';
import { button, el } from '../panel/dom.ts';

export type MenuItem = { name: string; danger?: boolean; run(): void };

/** A menu beside `at`. Arrow keys move, Escape closes and gives the focus back. */
export function openMenu(
  at: HTMLElement,
  name: string,
  items: readonly (MenuItem | null)[],
  grid = false,
): void {
  const menu = el('div', `mq-chat-menu${grid ? ' mq-chat-menu-grid' : ''}`);
  menu.setAttribute('role', 'menu');
  menu.setAttribute('aria-label', name);
  const before = document.activeElement;
  for (const item of items) {
    if (item === null) continue;
    const entry = button(`mq-chat-menu-item${item.danger ? ' mq-chat-danger' : ''}`, item.name, () => {
      close();
      item.run();
    });
    entry.setAttribute('role', 'menuitem');
    entry.tabIndex = -1;
    menu.append(entry);
  }
  menu.addEventListener('keydown', (event) => {
    const entries = [...menu.children] as HTMLElement[];
    const now = entries.indexOf(document.activeElement as HTMLElement);
    const across = grid ? 1 : 0;
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: across, ArrowLeft: -across }[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? entries.length - 1 : step && now + step;
    if (to === undefined) return;
    event.preventDefault();
    entries[(to + entries.length) % entries.length]?.focus();
  });
  (at.closest('.mq-chat') ?? document.body).append(menu);
  const open = new AbortController();
  const close = showPopover(menu, () => {
    open.abort();
    menu.remove();
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  });
  place(menu, at);
  // Somebody may turn their phone.
  addEventListener('resize', () => place(menu, at), { signal: open.signal });
  (menu.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
}

/** Places the menu below `at` if there is room, else above; never outside the window. */
function place(menu: HTMLElement, at: HTMLElement): void {
  const anchor = at.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = anchor.bottom + 4;
  const top =
    below + height < innerHeight ? below : Math.max(8, Math.min(anchor.top, innerHeight) - height - 4);
  const left = Math.max(8, Math.min(anchor.right - width, innerWidth - width - 8));
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
  // Browsers without popovers also count from the panel's corner, because the panel is a container of styles.
  const { x, y } = menu.getBoundingClientRect();
  menu.style.top = `${2 * top - y}px`;
  menu.style.left = `${2 * left - x}px`;
}

import { type KeyboardEvent, useEffect, useRef } from 'react';
import { showPopover } from '#components/browser/popover.ts';
import { createReactPart } from '../panel/react-part.tsx';

export type MenuItem = { name: string; danger?: boolean; run(): void };

/** A menu beside `at`. Arrow keys move, Escape closes and gives the focus back. */
export function openMenu(
  at: HTMLElement,
  name: string,
  items: readonly (MenuItem | null)[],
  isGrid = false,
): void {
  const before = document.activeElement;
  const part = createReactPart();
  (at.closest('.mq-chat') ?? document.body).append(part.element);
  const onClose = () => {
    part.remove();
    if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
  };
  const all = items.filter((item) => item !== null);
  part.draw(<Menu at={at} name={name} items={all} isGrid={isGrid} onClose={onClose} />);
}

type Props = {
  at: HTMLElement;
  name: string;
  items: readonly MenuItem[];
  isGrid: boolean;
  onClose(): void;
};

const MENU =
  'fixed inset-auto z-40 max-w-[min(20rem,100vw-1rem)] rounded border border-line bg-raised p-[0.3rem] text-text [box-shadow:0_0.5rem_2rem_rgb(0_0_0/0.5)] not-data-open:hidden';
const ITEM =
  'block w-full rounded-[6px] wrap-anywhere [&:is(:hover,:focus-visible)]:bg-[color-mix(in_srgb,var(--mq-text)_10%,transparent)]';
const LIST_ITEM = `${ITEM} px-[0.7rem] py-[0.45rem] text-start`;
const GRID_ITEM = `${ITEM} p-[0.35rem] text-center text-[1.25rem]`;

export function Menu({ at, name, items, isGrid, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(() => {});

  useEffect(() => {
    const element = menu.current;
    if (element === null) return;
    close.current = showPopover(element, onClose);
    const toPlace = () => place(element, at);
    toPlace();
    (element.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
    // Somebody may turn their phone.
    addEventListener('resize', toPlace);
    return () => removeEventListener('resize', toPlace);
  }, [at, onClose]);

  return (
    <div
      ref={menu}
      role="menu"
      aria-label={name}
      className={`${MENU} ${isGrid ? 'min-w-0 grid-cols-[repeat(6,1fr)] data-open:grid' : 'min-w-44'}`}
      onKeyDown={(event) => moveFocus(event, isGrid)}
    >
      {items.map((item, i) => (
        <button
          key={i}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={`${isGrid ? GRID_ITEM : LIST_ITEM} ${item.danger ? 'text-danger' : ''}`}
          onClick={() => {
            close.current();
            item.run();
          }}
        >
          {item.name}
        </button>
      ))}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>, isGrid: boolean): void {
  const entries = [...event.currentTarget.children] as HTMLElement[];
  const now = entries.indexOf(document.activeElement as HTMLElement);
  const to = nextItem(event.key, now, entries.length, isGrid);
  if (to === undefined) return;
  event.preventDefault();
  entries[to]?.focus();
}

/** The position of the item that a key leads to; undefined if it leads nowhere. In a grid the keys to the sides count, too. */
export function nextItem(key: string, now: number, count: number, isGrid: boolean): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const across = isGrid ? 1 : 0;
  const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: across, ArrowLeft: -across }[key];
  return step ? (now + step + count) % count : undefined;
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

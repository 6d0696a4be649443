import { el, toggle } from '../panel/dom.ts';
import type { EmojiName } from './completion.ts';

/** The list of emoji above the box. The focus stays in the box; its `aria-activedescendant` says which is chosen. */
export function createSuggestions(box: HTMLTextAreaElement, onTake: (taken: EmojiName) => void) {
  const element = el('div', 'mq-chat-suggestions');
  element.setAttribute('role', 'listbox');
  element.setAttribute('aria-label', 'Emoji');
  element.id = 'mq-chat-suggestions';
  element.hidden = true;
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', element.id);
  let shown: readonly EmojiName[] = [];
  let chosen = 0;
  let inGrid = false;

  // This must happen before the box loses the focus, because that would close the list.
  element.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
    const taken = option && shown[[...element.children].indexOf(option)];
    if (taken) onTake(taken);
  });

  function choose(index: number): void {
    chosen = (index + shown.length) % shown.length;
    [...element.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === chosen));
      if (i === chosen) option.scrollIntoView({ block: 'nearest' });
    });
    box.setAttribute('aria-activedescendant', `${element.id}-${chosen}`);
  }

  function close(): void {
    shown = [];
    toggle(element, false);
    box.removeAttribute('aria-activedescendant');
  }

  return {
    element,
    isOpen: () => shown.length > 0,
    close,
    show(options: readonly EmojiName[], grid = false): void {
      if (options.length === 0) {
        close();
        return;
      }
      shown = options;
      inGrid = grid;
      element.classList.toggle('mq-chat-grid', grid);
      element.replaceChildren(
        ...options.map(({ name, emoji, picture }, i) => {
          const image = el('img', 'mq-chat-emote');
          if (picture !== undefined) image.src = picture;
          image.alt = '';
          const option = el(
            'div',
            'mq-chat-option',
            picture === undefined ? emoji : image,
            el('span', '', ` :${name}:`),
          );
          option.setAttribute('role', 'option');
          option.title = name;
          option.id = `${element.id}-${i}`;
          return option;
        }),
      );
      toggle(element, true);
      choose(0);
    },
    /** True if the key was for the list. */
    onKey(key: string): boolean {
      if (shown.length === 0) return false;
      const taken = shown[chosen];
      if (key === 'ArrowDown' || (inGrid && key === 'ArrowRight')) choose(chosen + 1);
      else if (key === 'ArrowUp' || (inGrid && key === 'ArrowLeft')) choose(chosen - 1);
      else if (key === 'Escape') close();
      else if ((key === 'Enter' || key === 'Tab') && taken) onTake(taken);
      else return false;
      return true;
    },
  };
}

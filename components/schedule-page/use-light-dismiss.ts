import { useEffect } from 'react';

const OPEN = '.sched-more[open]';

/** Scrolls so that all of the details that have opened is seen, and the stream in its corner covers none of it. */
function bringIntoView({ target }: Event): void {
  const card = target instanceof Element && target.matches(OPEN) && target.querySelector('.sched-card');
  if (!card) return;
  card.scrollIntoView({ block: 'nearest' });
  const stage = document.querySelector('.shell[data-front="false"] .stage');
  if (!stage || getComputedStyle(stage).position !== 'fixed') return;
  const [of, by] = [card.getBoundingClientRect(), stage.getBoundingClientRect()];
  if (of.right <= by.left || of.left >= by.right || of.bottom <= by.top || of.top >= by.bottom) return;
  const way = by.top > innerHeight / 2 ? of.bottom - by.top + 8 : of.top - by.bottom - 8;
  // Only one of them scrolls.
  for (const scroller of [window, card.closest('.shell-page')]) scroller?.scrollBy(0, way);
}

/** Closes the open details of a slot on Escape, which moves the focus back to their summary, or on a press elsewhere. */
export function useLightDismiss(): void {
  useEffect(() => {
    const open = () => document.querySelector<HTMLDetailsElement>(OPEN);
    const onPress = ({ target }: Event) => {
      const details = open();
      if (details && target instanceof Node && !details.contains(target)) details.open = false;
    };
    const onKey = ({ key }: KeyboardEvent) => {
      const details = open();
      // Escape in the dialog of reminders closes that alone.
      if (key !== 'Escape' || !details || document.querySelector('dialog[open]')) return;
      details.open = false;
      details.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey);
    // It does not bubble.
    document.addEventListener('toggle', bringIntoView, true);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('toggle', bringIntoView, true);
    };
  }, []);
}

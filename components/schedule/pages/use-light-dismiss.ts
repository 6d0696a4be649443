import { useEffect } from 'react';

const OPEN = '.sched-more[open]';

/** What was opened of a slot closes by Escape, which goes back to what opened it, and by a press anywhere else. */
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
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}

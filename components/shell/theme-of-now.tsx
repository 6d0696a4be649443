'use client';

import { useEffect } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { useNow } from '#components/schedule/use-now.ts';

/**
 * Keeps the root in the theme of the show that is on. The HTML begins with it, so this is only needed when shows or sheets
 * change.
 */
export function ThemeOfNow() {
  const { all: view, room } = useSite();
  const { slot } = useNow();

  useEffect(() => {
    // A part of the slots does not tell all themes.
    if (view === null || view.part) return;
    let over = false;
    void import('./set-theme.ts').then(({ setTheme }) => {
      if (!over) setTheme(view, room, slot);
    });
    return () => {
      over = true;
    };
  }, [view, room, slot]);

  return null;
}

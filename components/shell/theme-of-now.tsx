'use client';

import { useEffect } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { useNow } from '#components/schedule/use-now.ts';

/**
 * Keeps the root in the theme of what is on. The HTML begins in it; this follows as shows change and sheets do, and so need
 * not be there before.
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

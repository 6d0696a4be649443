'use client';

import { useEffect } from 'react';
import { useSite } from '#components/schedule/site-context.tsx';
import { useNow } from '#components/schedule/use-now.ts';
import { rootTheme } from '#lib/feeds/root-theme.ts';

/** Keeps the root in the theme of what is on. The HTML begins in it; this follows as shows change and sheets do. */
export function ThemeOfNow() {
  const { view } = useSite();
  const { slot } = useNow();

  useEffect(() => {
    if (view === null) return;
    const { id, sheet, file } = rootTheme(view, slot);
    if (id === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = id;
    setSheet('themes', sheet);
    setSheet('theme-file', file);
  }, [view, slot]);

  return null;
}

/** Has the head hold a style sheet of this address under a name, or none. */
function setSheet(id: string, href: string | null): void {
  const there = document.getElementById(id);
  if (href === (there?.getAttribute('href') ?? null)) return;
  if (href === null) {
    there?.remove();
    return;
  }
  const link = document.createElement('link');
  Object.assign(link, { id, rel: 'stylesheet', href });
  // The old one goes when the new one is there, so that no moment is without.
  link.addEventListener('load', () => there?.remove(), { once: true });
  there?.removeAttribute('id');
  document.head.append(link);
}

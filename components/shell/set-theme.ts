import { rootTheme } from '#lib/feeds/root-theme.ts';
import type { PublicRoom, PublicSlot, SiteView } from '#lib/feeds/site-view.ts';

/** Sets the theme of the show that is on: on the root element, with its style sheets in the head. */
export function setTheme(view: SiteView, room: PublicRoom | null, slot: PublicSlot | null): void {
  const { id, sheet, file } = rootTheme(view, room, slot);
  if (id === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = id;
  setSheet('themes', sheet);
  setSheet('theme-file', file);
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
  // The old style sheet is removed when the new one is there, so that there is always one.
  link.addEventListener('load', () => there?.remove(), { once: true });
  there?.removeAttribute('id');
  document.head.append(link);
}

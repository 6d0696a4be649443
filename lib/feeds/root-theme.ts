import { themeId, themeIdOf, themeNameOf } from '#lib/schedule/theme-of.ts';
import type { PublicSlot, SiteView } from './site-view.ts';

/** What the root of a page says of its theme: its id, the style sheet of the sheet's themes, the crew's own for this one. */
export type RootTheme = { id: string | null; sheet: string | null; file: string | null };

/** Every theme that may be shown within a view, as text. */
export function themesOf({ settings, slots }: SiteView): string[] {
  const { themes, theme } = settings;
  const named = [theme, ...slots.map((slot) => slot.theme)].filter((name) => name !== null);
  const colours = named.filter((name) => !Object.hasOwn(themes, name));
  return [...new Set([...Object.values(themes), ...colours])];
}

/** The theme while a slot is shown, or while none is. */
export function rootTheme(view: SiteView, slot: PublicSlot | null): RootTheme {
  const all = themesOf(view);
  const name = themeNameOf(view.settings, slot);
  const hasFile = name !== null && view.themeFiles?.includes(name.toLowerCase());
  return {
    id: themeIdOf(view.settings, slot),
    // What the style sheet says is in its address, so that no cache gives an old one.
    sheet: all.length > 0 ? `/themes.css?${themeId(all.join('\n'))}` : null,
    file: hasFile ? `/themes/${name.toLowerCase()}.css` : null,
  };
}

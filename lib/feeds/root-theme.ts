import { themeId, themeIdOf, themeNameOf } from '#lib/schedule/theme-of.ts';
import type { PublicRoom, PublicSlot, SiteView } from './site-view.ts';

/** The theme at the root of a page: its id, the style sheet of the sheet's themes, the crew's own for this one. */
type RootTheme = { id: string | null; sheet: string | null; file: string | null };

/** Every theme that may be shown within a view, as text. */
export function themesOf({ settings, slots, rooms }: SiteView): string[] {
  const { themes, theme } = settings;
  const named = [theme, ...slots.map((slot) => slot.theme), ...rooms.map((room) => room.theme)].filter(
    (name) => name !== null,
  );
  const colours = named.filter((name) => !Object.hasOwn(themes, name));
  return [...new Set([...Object.values(themes), ...colours])];
}

/**
 * The theme while a slot is shown, or while none is.
 * @param view the whole view: the style sheet is of all rooms
 */
export function rootTheme(view: SiteView, room: PublicRoom | null, slot: PublicSlot | null): RootTheme {
  const all = themesOf(view);
  const settings = { ...view.settings, theme: room?.theme ?? view.settings.theme };
  const name = themeNameOf(settings, slot);
  const hasFile = name !== null && view.themeFiles?.includes(name.toLowerCase());
  return {
    id: themeIdOf(settings, slot),
    // The address depends on the text of the style sheet, so that no cache gives an old one.
    sheet: all.length > 0 ? `/themes.css?${themeId(all.join('\n'))}` : null,
    file: hasFile ? `/themes/${name.toLowerCase()}.css` : null,
  };
}

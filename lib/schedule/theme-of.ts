import type { Settings, Slot } from './types.ts';

type Themed = Pick<Slot, 'theme' | 'series'>;
type ThemeSettings = Pick<Settings, 'themes' | 'theme'>;

/** The name or the colour of the theme that counts: the slot's, else that of its series' name, else the site's. */
export function themeNameOf({ themes, theme }: ThemeSettings, slot: Themed | null): string | null {
  const series = slot?.series?.toLowerCase();
  const ofSeries = series && Object.keys(themes).find((name) => name.toLowerCase() === series);
  return slot?.theme ?? (ofSeries || theme);
}

/** The name of a theme in the page, made from its text, so that an older style sheet never paints a newer theme. */
export function themeId(text: string): string {
  let hash = 5381;
  for (let at = 0; at < text.length; at++) hash = (hash * 33 + text.charCodeAt(at)) >>> 0;
  return `t${hash.toString(36)}`;
}

/** The id of the theme that counts; null if it is the house's own. */
export function themeIdOf(settings: ThemeSettings, slot: Themed | null): string | null {
  const name = themeNameOf(settings, slot);
  return name === null ? null : themeId(settings.themes[name] ?? name);
}

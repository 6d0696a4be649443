import { fold } from './fold.ts';
import { nearest } from './nearest.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { type Sentence, sentence } from './sentence.ts';
import { didYouMean } from './sentences.ts';
import { parseColour } from './theme.ts';
import { parseTheme, themeText } from './theme-text.ts';
import { unreadable } from './theme-tokens.ts';

/** The themes of the Settings tab as they are found, and which of them is the site's own. */
export type Themes = { named: Map<string, string>; site: { typed: string; place: CellPosition } | null };

/** `Theme Halloween` beside `#ff6600` or the parts of a theme; or just its name beside them. */
export function readNamedTheme(
  typed: string,
  text: string,
  place: CellPosition,
  themes: Themes,
  problems: Problems,
): boolean {
  const named = /^themes?\s*[:\-–]?\s+(.+)$/i.exec(typed)?.[1];
  const { theme, complaints } = parseTheme(text);
  const canonical = themeText(theme);
  if (!named && (canonical === '' || complaints.length > 0)) return false;
  for (const says of complaints) problems.add('bad-setting', place, ...says);
  if (named && text.trim() === '') problems.add('bad-setting', place, sentence('noColour'));
  if (canonical === '') return true;
  for (const finding of unreadable(theme)) problems.add('theme-contrast', place, finding);
  themes.named.set(named ?? typed, canonical);
  return true;
}

/** `Theme` beside a name or a colour: the site's own. `Themes` beside `Halloween: #ff6600, Xmas: green`: several. */
export function readThemes(text: string, place: CellPosition, themes: Themes, problems: Problems): void {
  for (const line of text.split(/[\n;,]+/)) {
    const match = /^\s*([^:=]{1,60}?)\s*(?::|=|\s(?=#))\s*(\S.*?)\s*$/.exec(line);
    const colour = match && parseColour(match[2] ?? '');
    if (match?.[1] && colour) themes.named.set(match[1], colour);
    else if (match) {
      problems.add('bad-setting', place, sentence('notThemeLine', { text: short(line) }));
    } else if (line.trim() !== '') themes.site ??= { typed: line.trim(), place };
  }
}

/** The site's theme among those that were found; it may stand above them. */
export function siteTheme({ named, site }: Themes, problems: Problems): string | null {
  if (site === null) return null;
  const found = findTheme(site.typed, [...named.keys()]);
  if (found.ok) return found.theme;
  problems.add(
    'bad-setting',
    site.place,
    sentence('notThemeHere', { text: short(site.typed) }),
    ...found.hint,
  );
  return null;
}

/** The theme that somebody typed: one of the names, or a colour. */
export function findTheme(
  typed: string,
  names: readonly string[],
): { ok: true; theme: string } | { ok: false; hint: Sentence[] } {
  const wanted = fold(typed.slice(0, 80));
  const theme = names.find((name) => fold(name) === wanted) ?? parseColour(typed);
  if (theme) return { ok: true, theme };
  const near = nearest(wanted, names.map(fold));
  const known = names.find((name) => fold(name) === near);
  return { ok: false, hint: didYouMean(known) };
}

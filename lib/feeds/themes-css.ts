import { themeId } from '#lib/schedule/theme-of.ts';
import { parseTheme, type Theme } from '#lib/schedule/theme-text.ts';
import { tokensOf } from '#lib/schedule/theme-tokens.ts';
import type { SiteView } from './site-view.ts';

/** Every theme that may be shown within a view, as text. */
export function themesOf({ settings, slots }: SiteView): string[] {
  const { themes, theme } = settings;
  const named = [theme, ...slots.map((slot) => slot.theme)].filter((name) => name !== null);
  const colours = named.filter((name) => !Object.hasOwn(themes, name));
  return [...new Set([...Object.values(themes), ...colours])];
}

/**
 * The style sheet of the themes of a sheet. All that comes from the sheet are colours that were parsed, written again as
 * `#rrggbb`, and addresses without quotes or spaces: nothing in a cell can become a rule.
 */
export function themesCss(view: SiteView): string {
  return `/* The themes of the sheet. */\n${themesOf(view).map(rule).join('')}`;
}

/** Changes when the style sheet does: part of its address, so that no cache gives an old one. */
export const themesKey = (view: SiteView): string => themeId(themesOf(view).join('\n'));

function rule(text: string): string {
  const { theme } = parseTheme(text);
  const { tokens: light } = tokensOf(theme, 'light');
  const { tokens: dark } = tokensOf(theme, 'dark');
  const colours = Object.entries(dark).map(
    ([name, colour]) => `--mq-${name}:light-dark(${light[name as keyof typeof light]},${colour})`,
  );
  // Before browsers knew light-dark(), the house was dark.
  const plain = Object.entries(dark).map(([name, colour]) => `--mq-${name}:${colour}`);
  const id = `[data-theme="${themeId(text)}"]`;
  return (
    `${id}{${[...plain, ...pictures(theme)].join(';')}}\n` +
    `@supports (color:light-dark(#000,#000)){${id}{${colours.join(';')}}}\n`
  );
}

function pictures({ colours, pictures: { logo, picture } }: Theme): string[] {
  const frame = colours.border;
  return [
    ...(frame ? [`--mq-frame:${frame}`] : []),
    ...(logo ? [`--mq-logo:url("${logo}")`] : []),
    ...(picture ? [`--mq-picture:url("${picture}")`] : []),
  ];
}

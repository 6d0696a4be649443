import { themeId } from '#lib/schedule/theme-of.ts';
import { parseTheme, type Theme } from '#lib/schedule/theme-text.ts';
import { type Tokens, tokensOf } from '#lib/schedule/theme-tokens.ts';
import { themesOf } from './root-theme.ts';
import type { SiteView } from './site-view.ts';

/**
 * The style sheet of the themes of a sheet. All that comes from the sheet are colours that were parsed, written again as
 * `#rrggbb`, and addresses without quotes or spaces: nothing in a cell can become a rule.
 */
export function themesCss(view: SiteView): string {
  return `/* The themes of the sheet. */\n${themesOf(view).map(rule).join('')}`;
}

/** The selector is more specific than the site's own rules, so that the order of the style sheets does not matter. */
const root = (id: string) => `html:root[data-theme="${id}"]`;

function rule(text: string): string {
  const { theme } = parseTheme(text);
  const at = root(themeId(text));
  const light = declarations(tokensOf(theme, 'light').tokens);
  return (
    `${at},${at} .dark-room{${declarations(tokensOf(theme, 'dark').tokens)}}\n` +
    `@media (prefers-color-scheme:light){${at}:not([data-scheme="dark"]){${light}}}\n` +
    `${at}[data-scheme="light"]{${light}}\n` +
    `${at}{${pictures(theme).join(';')}}\n`
  );
}

const declarations = (tokens: Tokens) =>
  Object.entries(tokens)
    .map(([name, colour]) => `--mq-${name}:${colour}`)
    .join(';');

function pictures({ colours, pictures: { logo, picture } }: Theme): string[] {
  const frame = colours.border;
  return [
    ...(frame ? [`--mq-frame:${frame}`] : []),
    ...(logo ? [`--mq-logo:url("${logo}")`, '--mq-mark:0'] : []),
    ...(picture ? [`--mq-picture:url("${picture}")`] : []),
  ];
}

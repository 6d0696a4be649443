import { BLACK, contrast, hexOf, mix, type Rgb, readableOn, rgbOf, WHITE } from './colour.ts';
import { type Sentence, sentence } from './sentence.ts';
import type { Scheme, Theme, ThemeColour } from './theme-text.ts';

/** The colours of the site in one scheme: the keys are the names of the custom properties, less `--mq-`. */
export type Tokens = Record<
  'bg' | 'surface' | 'raised' | 'line' | 'text' | 'muted' | 'accent' | 'accent-text',
  string
>;

/** The house's own colours: what a theme does not name. As in app/globals.css. */
const HOUSE: Record<Scheme, { bg: Rgb; text: Rgb; accent: Rgb }> = {
  dark: { bg: [12, 10, 16], text: [243, 239, 248], accent: [255, 184, 77] },
  light: { bg: [246, 242, 236], text: [29, 22, 34], accent: [139, 69, 0] },
};
/** Contrast of text, which includes links in the accent (https://www.w3.org/TR/WCAG22/#contrast-minimum). */
const READABLE = 4.5;
/** The contrast that the site's own text must have on the ground's lightest or darkest surface: muted text needs room. */
const ROOM = 8.5;

/** The scheme that a ground is made for: the one whose text is the more readable on it. */
const schemeOf = (ground: Rgb): Scheme =>
  contrast(ground, WHITE) >= contrast(ground, BLACK) ? 'dark' : 'light';

const surfacesOf = (bg: Rgb, scheme: Scheme) =>
  scheme === 'dark'
    ? { surface: mix(bg, WHITE, 0.035), raised: mix(bg, WHITE, 0.09), line: mix(bg, WHITE, 0.18) }
    : { surface: mix(bg, WHITE, 0.6), raised: mix(bg, BLACK, 0.06), line: mix(bg, BLACK, 0.17) };

/** The colours of one scheme. `findings` has a sentence for each colour of the theme that could not be shown as it is. */
export function tokensOf(theme: Theme, scheme: Scheme): { tokens: Tokens; findings: Sentence[] } {
  const house = HOUSE[scheme];
  const far = scheme === 'dark' ? WHITE : BLACK;
  const findings: Sentence[] = [];
  const own = (name: ThemeColour) => {
    const colour = theme.colours[`${scheme} ${name}`] ?? theme.colours[name];
    return colour === undefined ? null : { rgb: rgbOf(colour), colour };
  };
  const ground = own('background');
  /**
   * Whether a colour is for this scheme. A colour may name its scheme; otherwise it belongs to the scheme of the ground, or
   * without a ground to the scheme that it suits.
   */
  const meant = (name: 'background' | 'text', rgb: Rgb) =>
    theme.colours[`${scheme} ${name}`] !== undefined ||
    (name === 'text' && !ground ? schemeOf(rgb) !== scheme : schemeOf(ground?.rgb ?? rgb) === scheme);
  let bg = house.bg;
  if (ground && meant('background', ground.rgb)) {
    bg = ground.rgb;
    const room = () => contrast(house.text, surfacesOf(bg, scheme).raised) >= ROOM;
    for (let step = 1; !room() && step <= 50; step++)
      bg = mix(ground.rgb, scheme === 'dark' ? BLACK : WHITE, step / 50);
    if (hexOf(bg) !== hexOf(ground.rgb))
      findings.push(
        sentence(scheme === 'dark' ? 'tooLight' : 'tooDark', { colour: ground.colour, instead: hexOf(bg) }),
      );
  } else if (ground) bg = mix(house.bg, ground.rgb, 0.07);
  const surfaces = surfacesOf(bg, scheme);
  const hardest = surfaces.raised;

  const letters = own('text');
  let text = house.text;
  if (letters && meant('text', letters.rgb)) {
    const ratio = contrast(letters.rgb, hardest);
    if (ratio >= READABLE) text = letters.rgb;
    else findings.push(tooLittle('text', letters.colour, ratio, hexOf(text)));
  }
  const muted = readableOn(hardest, mix(text, bg, 0.32), text, READABLE + 0.3);

  const bright = own('accent');
  const accent = readableOn(hardest, bright?.rgb ?? house.accent, far, READABLE);
  if (bright && ground && meant('background', ground.rgb) && hexOf(accent) !== hexOf(bright.rgb))
    findings.push(tooLittle('accent', bright.colour, contrast(bright.rgb, hardest), hexOf(accent)));
  const onAccent = contrast(accent, WHITE) >= contrast(accent, BLACK) ? WHITE : mix(BLACK, accent, 0.08);
  const colours = { bg, ...surfaces, text, muted, accent, 'accent-text': onAccent };
  const tokens = Object.fromEntries(Object.entries(colours).map(([name, rgb]) => [name, hexOf(rgb)]));
  return { tokens: tokens as Tokens, findings };
}

function tooLittle(part: string, colour: string, ratio: number, instead: string): Sentence {
  const rounded = Math.floor(ratio * 10) / 10;
  return sentence('tooLittleContrast', { part, colour, ratio: rounded, needed: READABLE, instead });
}

/** A sentence for each colour of the theme that cannot be read; one that both schemes have may be there twice. */
export function unreadable(theme: Theme): Sentence[] {
  return [...tokensOf(theme, 'dark').findings, ...tokensOf(theme, 'light').findings];
}

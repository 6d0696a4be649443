import { readAddress } from './own-address.ts';
import { short } from './problems.ts';
import { type Sentence, sentence } from './sentence.ts';
import { parseColour } from './theme.ts';

export type Scheme = 'light' | 'dark';
export type ThemeColour = 'accent' | 'background' | 'text' | 'border';
type ThemePicture = 'logo' | 'picture';

/** A theme of a sheet. It holds only colours and addresses that were checked. */
export type Theme = {
  colours: Partial<Record<ThemeColour | `${Scheme} ${ThemeColour}`, string>>;
  pictures: Partial<Record<ThemePicture, string>>;
};

const COLOURS: Record<string, ThemeColour> = {
  accent: 'accent',
  colour: 'accent',
  color: 'accent',
  farbe: 'accent',
  background: 'background',
  ground: 'background',
  hintergrund: 'background',
  text: 'text',
  border: 'border',
  frame: 'border',
  rahmen: 'border',
};
const PICTURES: Record<string, ThemePicture> = {
  logo: 'logo',
  picture: 'picture',
  image: 'picture',
  bild: 'picture',
};
const PART = /^(?:(light|dark)\s+)?([a-z]+)(?:\s*[:=]\s*|\s+)(\S.*)$/i;

/**
 * Reads `accent #ff6600; background #1a0b00; light accent #a33c00; logo https://…`, or a colour alone, which is the
 * accent. Each complaint is a list of sentences; the rest of the text counts.
 */
export function parseTheme(text: string): { theme: Theme; complaints: Sentence[][] } {
  const theme: Theme = { colours: {}, pictures: {} };
  const complaints: Sentence[][] = [];
  for (const part of text.slice(0, 2000).split(/[\n;]+|,\s+/)) {
    const typed = part.trim();
    if (typed === '') continue;
    const complaint = readPart(typed, theme);
    if (complaint !== null) complaints.push(complaint);
  }
  return { theme, complaints };
}

function readPart(typed: string, theme: Theme): Sentence[] | null {
  const alone = parseColour(typed);
  if (alone) {
    theme.colours.accent ??= alone;
    return null;
  }
  const [, scheme, word = '', value = ''] = PART.exec(typed) ?? [];
  const picture = PICTURES[word.toLowerCase()];
  if (picture && !scheme) {
    const found = readAddress(value);
    // An address is quoted in a style sheet: nothing may end the quotation.
    if (found === 'none' || 'why' in found || /["\\\s]/.test(found.address)) {
      const why = found !== 'none' && 'why' in found ? [found.why] : [];
      return [sentence('notPicture', { text: short(value) }), ...why];
    }
    theme.pictures[picture] = found.address;
    return null;
  }
  const colour = COLOURS[word.toLowerCase()];
  if (!colour) return [sentence('notThemePart', { text: short(typed) })];
  const parsed = parseColour(value);
  if (!parsed) return [sentence('notColour', { text: short(value) })];
  const which = scheme?.toLowerCase() as Scheme | undefined;
  theme.colours[which ? (`${which} ${colour}` as const) : colour] = parsed;
  return null;
}

/** A theme as text again, always the same for the same theme; a lone accent as the colour that it is. */
export function themeText({ colours, pictures }: Theme): string {
  const parts = [...Object.entries(colours), ...Object.entries(pictures)];
  const [first] = parts;
  if (parts.length === 1 && first?.[0] === 'accent') return first[1];
  return parts
    .map((part) => part.join(' '))
    .sort()
    .join('; ');
}

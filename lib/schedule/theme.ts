import { COLOUR_NAMES } from './words/colours.ts';

/** A colour as CSS takes it (`#1a2b3c`, `rebeccapurple`), or null. Nothing else may reach a style. */
export function parseColour(text: string): string | null {
  const colour = text.trim().toLowerCase();
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(colour)) return colour;
  if (/^[0-9a-f]{6}$/.test(colour)) return `#${colour}`;
  const name = colour.replaceAll(/[\s-]/g, '');
  return COLOUR_NAMES.has(name) ? name : null;
}

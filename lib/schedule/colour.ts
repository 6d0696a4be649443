import { COLOUR_NAMES } from './words/colours.ts';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export const WHITE: Rgb = [255, 255, 255];
export const BLACK: Rgb = [0, 0, 0];

/** The parts of a colour that `parseColour` let pass. */
export function rgbOf(colour: string): Rgb {
  const hex = COLOUR_NAMES.get(colour) ?? colour.slice(1);
  const long = hex.length === 3 ? hex.replaceAll(/./g, '$&$&') : hex;
  const part = (at: number) => Number.parseInt(long.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

export function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** `share` of the second colour in the first, 0 to 1. */
export function mix(first: Rgb, second: Rgb, share: number): Rgb {
  const part = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [part(first[0], second[0]), part(first[1], second[1]), part(first[2], second[2])];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour, moved towards white or black by as little as makes it readable on a ground. */
export function readableOn(ground: Rgb, colour: Rgb, towards: Rgb, ratio: number): Rgb {
  for (let step = 0; step < 50; step++) {
    const moved = mix(colour, towards, step / 50);
    if (contrast(moved, ground) >= ratio) return moved;
  }
  return towards;
}

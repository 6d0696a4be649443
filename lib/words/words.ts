import type { compileWords } from './compile.ts';

/** All words of one language, in sections: a page carries only those that it needs. */
export type Words = ReturnType<typeof compileWords>;

const PLACE = /\{([a-zA-Z]+)\}/g;

/** `say('In {n} minutes', { n: 5 })`. If a place gets no value, it stays in the text, so that the mistake is seen. */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(PLACE, (place, name: string) => String(values[name] ?? place));
}

/** A text taken apart at its places: texts at even positions, names at odd ones. */
export const placesOf = (text: string): string[] => text.split(PLACE);

import { type CellPosition, type Problems, short } from './problems.ts';
import { sentence } from './sentence.ts';
import { didYouMean } from './sentences.ts';

/** `Length (h)`, `Dauer in Stunden`. */
const IN_HOURS =
  /(?:^|[\s([/])(?:h|hrs?|hours?|std|stunden|heures?|horas|ore|uren|timer|timmar)\.?[)\]]?\s*$/i;
const BARE = /^\d{1,2}(?:[.,]\d{1,2})?$/;
/** Shows that last this few minutes are rare, but shows that last this many hours are not. */
const MOST_HOURS = 12;

/** Reads the plain numbers of a Length column: minutes, if its header does not say that they are hours. */
export type BareLengths = {
  /** Minutes, or null if the text is not a plain number of hours. */
  read(text: string, place: CellPosition): number | null;
  /** Notes numbers that are rather hours: none of the column is larger than half a day has hours. */
  report(problems: Problems): void;
};

export function bareLengths(header: string): BareLengths {
  const isHours = IN_HOURS.test(header);
  const small: Array<{ text: string; place: CellPosition }> = [];
  let isMinutes = false;
  return {
    read(text, place) {
      if (!BARE.test(text)) {
        // A plain `100`, or a `90 min`, which tells the unit of the others.
        isMinutes ||= /^\d{3}|min/i.test(text);
        return null;
      }
      const number = Number(text.replace(',', '.'));
      if (isHours) return number * 60;
      if (number > MOST_HOURS) isMinutes = true;
      else if (number > 0 && Number.isInteger(number)) small.push({ text, place });
      return null;
    },
    report(problems) {
      if (isMinutes) return;
      for (const { text, place } of small)
        problems.add(
          'short-slot',
          place,
          sentence('lastsMinutes', { text: short(text) }),
          ...didYouMean(`${text}:00`),
        );
    },
  };
}

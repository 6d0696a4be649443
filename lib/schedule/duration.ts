import { fold } from './fold.ts';
import { tokenize } from './when-tokens.ts';

/** A show of more than three days is a typing error. */
const LONGEST = 72 * 60;

const UNIT = {
  hours: String.raw`(?:h|hs|hrs?|hours?|std|stunden?|heures?|horas?|ore|ora|u|uur|uren|時間)\.?`,
  minutes: String.raw`(?:m|mn|mins?|minutes?|minuten?|minutos?|minuti|'|分)\.?`,
};
const CLOCK = new RegExp(String.raw`^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:${UNIT.hours}|${UNIT.minutes})?$`);
const HOURS = new RegExp(
  String.raw`^(?:(\d{1,2}(?:[.,]\d{1,2})?)|(half an|anderhalf|anderthalb|eineinhalb|zweieinhalb|an?|one|eine|une|una|uma)|(\d{1,2}) ?1\/2)\s*${UNIT.hours}(\s*(?:and a half|und eine halbe|et demie|y media|e meia))?(?:\s*(?:and|und|et|y|e)?\s*(\d{1,2})\s*(?:${UNIT.minutes})?)?$`,
);
const WORDS: Readonly<Record<string, number>> = {
  'half an': 0.5,
  anderhalf: 1.5,
  anderthalb: 1.5,
  eineinhalb: 1.5,
  zweieinhalb: 2.5,
};
const MINUTES = new RegExp(String.raw`^(\d{1,4})(?:[.,]0+)?\s*(?:${UNIT.minutes})?$`);

/** Minutes of a length as it is written (`1:30`, `90`, `90 min`, `1h30`, `1.5h`), or null. */
export function parseDuration(text: string): number | null {
  if (text.length > 40) return null;
  const folded = fold(text.replace('½', '.5')).replace(/^(?:ca\.?|approx\.?|about|~|circa|env\.?)\s*/, '');
  const minutes = parse(folded);
  return minutes !== null && minutes > 0 && minutes <= LONGEST ? minutes : null;
}

function parse(text: string): number | null {
  const iso = /^p(?:0d)?t(?=\d)(?:(\d{1,2})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?$/.exec(text);
  if (iso) return Number(iso[1] ?? 0) * 60 + Number(iso[2] ?? 0) + Number(iso[3] ?? 0) / 60;
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, hours, minutes = '', seconds = '0'] = clock;
    if (Number(minutes) > 59 || Number(seconds) > 59) return null;
    return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  }
  const minutes = MINUTES.exec(text);
  if (minutes) return Number(minutes[1]);
  const hours = HOURS.exec(text);
  if (!hours) return null;
  const [, number, word, andHalf, halfMore, rest] = hours;
  if (Number(rest ?? 0) > 59) return null;
  const whole = number
    ? Number(number.replace(',', '.'))
    : andHalf
      ? Number(andHalf) + 0.5
      : (WORDS[word ?? ''] ?? 1);
  return Math.round((whole + (halfMore ? 0.5 : 0)) * 60) + Number(rest ?? 0);
}

/** A length that can be nothing else, such as `90 min`, in the place of a time. */
export function parsePlainDuration(text: string): number | null {
  return /\d\s*(?:m|min|mins|minutes|minuten|hrs?|hours?|std|stunden)\b/i.test(text) && !tokenize(fold(text))
    ? parseDuration(text)
    : null;
}

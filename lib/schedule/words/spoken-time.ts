/** Hours by folded word, 1 to 12: English, German, French, Spanish, Portuguese. */
const HOUR_WORDS = [
  'one eins ein une una uma',
  'two zwei deux dos duas',
  'three drei trois tres',
  'four vier quatre cuatro quatro',
  'five funf fuenf cinq cinco',
  'six sechs seis',
  'seven sieben sept siete sete',
  'eight acht huit ocho oito',
  'nine neun neuf nueve nove',
  'ten zehn dix diez dez',
  'eleven elf onze once',
  'twelve zwolf zwoelf douze doce doze',
];
const HOURS = new Map(
  HOUR_WORDS.flatMap((words, i) => words.split(' ').map((word) => [word, i + 1] as const)),
);
const MINUTES = new Map([
  ['quarter', 15],
  ['viertel', 15],
  ['fifteen', 15],
  ['quinze', 15],
  ['twenty', 20],
  ['zwanzig', 20],
  ['twenty five', 25],
  ['twenty-five', 25],
  ['thirty', 30],
  ['half', 30],
  ['forty five', 45],
  ['forty-five', 45],
]);

const WORDS = [...HOURS.keys()].join('|');
const HOUR = String.raw`(\d{1,2}|${WORDS})`;
const COUNT = String.raw`(\d{1,2}|quarter|twenty[- ]five|twenty|half|viertel|zwanzig|five|ten|funf|fuenf|zehn)`;
const pattern = (source: string) => new RegExp(String.raw`(?<![\p{L}\d])${source}(?![\p{L}\d])`, 'gu');

const hourOf = (text = '') => HOURS.get(text) ?? Number(text);
const minutesOf = (text = '') => MINUTES.get(text) ?? hourOf(text);

/** Each gives the hour and how many minutes after it; `10 to 12` is a range and not here. */
const FORMS: ReadonlyArray<[RegExp, (...found: string[]) => [hour: number, minutes: number]]> = [
  [
    pattern(`(?:a )?${COUNT}(?: minutes?| minuten)? (?:past|after|nach) ${HOUR}`),
    (m, h) => [hourOf(h), minutesOf(m)],
  ],
  [pattern(`(?:a )?${COUNT}(?: minuten)? vor ${HOUR}`), (m, h) => [hourOf(h), -minutesOf(m)]],
  [
    pattern(String.raw`(?:a )?(quarter|\d{1,2} minutes|(?:five|ten|twenty|twenty-five) minutes) to ${HOUR}`),
    (m = '', h) => [hourOf(h), -minutesOf(m.replace(' minutes', ''))],
  ],
  [pattern(`halb ${HOUR}`), (h) => [hourOf(h), -30]],
  [pattern(`dreiviertel ${HOUR}`), (h) => [hourOf(h), -15]],
  [pattern(`${HOUR}(?: ?h| heures?| horas?)? (?:et demie?|y media|e meia)`), (h) => [hourOf(h), 30]],
  [pattern(`${HOUR}(?: ?h| heures?| horas?)? (?:et quart|y cuarto|e um quarto)`), (h) => [hourOf(h), 15]],
  [
    pattern(`${HOUR}(?: ?h| heures?| horas?)? (?:moins le quart|menos cuarto|menos um quarto)`),
    (h) => [hourOf(h), -15],
  ],
  [pattern(`(?:quinze|15|um quarto) para (?:as?|o) ${HOUR}`), (h) => [hourOf(h), -15]],
  [pattern(`(${WORDS})[- ](thirty|fifteen|twenty|forty[- ]five)`), (h, m) => [hourOf(h), minutesOf(m)]],
  [/(\d{1,2})時(\d{1,2})分前/g, (h, m) => [hourOf(h), -minutesOf(m)]],
];
/** `eight o'clock`, `acht Uhr`, `ocho de la noche`: the hour alone. */
const HOUR_WORD = pattern(
  String.raw`(${WORDS})(?= ?(?:o'?clock|uhr|heures?|horas?|[ap]\.?m|de la|da|du|in the|abends|nachts|morgens|tonight)(?!\p{L}))`,
);
/** Without one of these no time is said in words. */
const SPOKEN = new RegExp(
  `minutes|past|after|nach|vor|quarter|halb|viertel|demi|quart|media|cuarto|meia|para|分前|${WORDS}`,
);

/** A folded text with times that are said in words as digits: `halb neun` is 8:30, `quarter to nine` 8:45. */
export function writeSpokenTimes(text: string): string {
  if (!SPOKEN.test(text)) return text;
  let written = text;
  for (const [form, read] of FORMS) {
    written = written.replace(form, (whole, ...found) => {
      const [hour, minutes] = read(...found);
      if (!(hour >= 1 && hour <= 24 && Math.abs(minutes) < 60)) return whole;
      const at = hour * 60 + minutes;
      // `halb eins` is half past twelve.
      const hours = Math.floor(at / 60) || 12;
      return `${hours}:${String(at % 60).padStart(2, '0')}`;
    });
  }
  return written.replace(HOUR_WORD, (word) => String(hourOf(word)));
}

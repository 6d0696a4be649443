import type english from '#words/en.json';
import { FORM } from './form.ts';
import type { Language } from './languages.ts';

/** One language as translators write it: ICU MessageFormat, of which docs/translating.md has the part that is understood. */
export type Source = typeof english;

/** A language of which a part may not be translated yet. */
export type Partly<T> = T extends string ? string : { [K in keyof T]?: Partly<T[K]> };

const PLURAL = /^([\s\S]*?)\{n, plural,((?: (?:=\d+|[a-z]+) \{(?:[^{}]|\{\w+\})*\})+)\}([\s\S]*)$/;
const FORMS = / (=\d+|[a-z]+) \{((?:[^{}]|\{\w+\})*)\}/g;

/**
 * A message as pages use it: `{n, plural, one {# show} other {# shows}}` becomes `one¦{n} show¦other¦{n} shows`, so that no
 * page needs a parser.
 * @throws Error if it is written in a form that is not understood
 */
export function compileMessage(message: string): string {
  const [, before, forms, after] = PLURAL.exec(message) ?? [];
  const texts =
    forms === undefined
      ? [message]
      : [...forms.matchAll(FORMS)].flatMap(([, form, text]) => [
          form ?? '',
          `${before}${text?.replaceAll('#', '{n}')}${after}`,
        ]);
  if (texts.some((text) => text.includes(FORM) || /[{}]/.test(text.replace(/\{\w+\}/g, ''))))
    throw new Error(`This message cannot be read: ${message}`);
  return texts.join(FORM);
}

function compileAll<T>(value: T): T {
  if (typeof value === 'string') return compileMessage(value) as T;
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, inner]) => [name, compileAll(inner)]),
  ) as T;
}

/** All words of a language, in the sections of its file. */
export function compileWords(source: Source, { language, locale, direction }: Language) {
  const { inCalendar, ...words } = compileAll(source);
  return {
    about: { language, locale, direction },
    ...words,
    // A page carries whole sections, and three of them write calendars.
    feeds: { ...words.feeds, inCalendar },
    schedule: { ...words.schedule, inCalendar },
    reminders: { ...words.reminders, inCalendar },
  };
}

import { z } from 'zod';
import { readAddress } from '#lib/schedule/own-address.ts';
import { sayInEnglish } from '#lib/schedule/say-in-english.ts';

/** YAML reads `title: 1984` as a number; a title is a text whatever it looks like. */
const text = (what: string) =>
  z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string(`must be ${what}`).trim().min(1, 'is empty: leave the line out'),
  );

const address = (what: string) =>
  text('an address').transform((value, context) => {
    const read = readAddress(value);
    if (read !== 'none' && 'address' in read) return read.address;
    // The code that shows the message adds the full stop.
    const reason = read === 'none' ? '' : `. ${sayInEnglish([read.why]).replace(/\.$/, '')}`;
    context.addIssue({
      code: 'custom',
      message: `must be ${what}, https://… or a path such as /x${reason}`,
    });
    return z.NEVER;
  });

const slug = (value: string) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
const slugText = text('a part of an address')
  .transform((value) => value.replace(/^\/?(?:shows\/)?/, ''))
  .refine(slug, 'must be the last part of an address, such as the-late-reel');

const isDate = (value: string) => {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
};
const time = text('a time').refine(
  (value) => /^(?:[01]?\d|2[0-3]):[0-5]\d$/.test(value),
  'must be a time such as 20:00',
);

/** The front matter of a file in `content/pages/`. */
export const pageSchema = z.strictObject({
  title: text('a text'),
  description: text('a text').optional(),
  /** The name in the navigation; `false` leaves the page out of it. */
  nav: z.union([z.literal(false), text('a short text, or false')]).optional(),
  /** Smaller numbers come first. */
  order: z.number('must be a number').default(100),
});

/** The front matter of a file in `content/shows/`. */
export const showSchema = z.strictObject({
  title: text('a text').optional(),
  date: text('a date').refine(isDate, 'must be a date such as 2026-11-28').optional(),
  time: time.optional(),
  end: time.optional(),
  show: slugText.optional(),
  aliases: z.array(slugText, 'must be a list such as [old-name, older-name]').default([]),
  hidden: z.boolean('must be true or false').default(false),
  series: text('a text').optional(),
  host: text('a text').optional(),
  description: text('a text').optional(),
  contentWarning: text('a text').optional(),
  poster: address('a picture').optional(),
  notes: address('a PDF').optional(),
  recording: address('a recording').optional(),
});

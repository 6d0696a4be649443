import type { Words } from '#lib/words/words.ts';
import { type Feed, type FeedSlot, feedTitle } from './feed.ts';
import type { LinkOf } from './slot-link.ts';
import { aboutSlot, dateTime, wholeAddress } from './slot-text.ts';

/** How often a calendar is to look again (RFC 7986, 5.7). */
const REFRESH = 'PT15M';

/** A feed as iCalendar (RFC 5545 and 7986), one VEVENT a slot, its instants in UTC (docs/decisions/0032). */
export function iCalendar(feed: Feed, words: Words['feeds'], linkOf: LinkOf): string {
  const title = feedTitle(feed);
  return lines([
    ...opening(),
    `NAME:${text(title)}`,
    // Google and Outlook only know the older names of these properties.
    `X-WR-CALNAME:${text(title)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    `URL:${feed.home}`,
    ...feed.slots.flatMap((slot) => event(slot, feed.siteUrl, words, linkOf)),
    'END:VCALENDAR',
  ]);
}

/** One slot as a calendar file of its own, for "add to calendar". */
export function iCalendarOfSlot(
  slot: FeedSlot,
  siteUrl: string,
  words: Words['feeds'],
  linkOf: LinkOf,
): string {
  return lines([...opening(), ...event(slot, siteUrl, words, linkOf), 'END:VCALENDAR']);
}

const opening = () => [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Marquee//Marquee//EN',
  'CALSCALE:GREGORIAN',
];

function event(slot: FeedSlot, siteUrl: string, words: Words['feeds'], linkOf: LinkOf): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${slot.uid}@${new URL(siteUrl).host}`,
    `DTSTAMP:${dateTime(slot.modified)}`,
    `LAST-MODIFIED:${dateTime(slot.modified)}`,
    `SEQUENCE:${slot.sequence}`,
    `DTSTART:${dateTime(slot.start)}`,
    `DTEND:${dateTime(slot.until)}`,
    `SUMMARY:${text(slot.title)}`,
    `STATUS:${slot.status.toUpperCase()}`,
    `DESCRIPTION:${text(aboutSlot(slot, siteUrl, words.inCalendar))}`,
    `URL:${linkOf(slot)}`,
    ...(slot.room === null ? [] : [`LOCATION:${text(slot.room)}`]),
    ...(slot.series === null ? [] : [`CATEGORIES:${text(slot.series)}`]),
    ...(slot.poster === null
      ? []
      : [`IMAGE;VALUE=URI;DISPLAY=BADGE:${uri(wholeAddress(siteUrl, slot.poster))}`]),
    'END:VEVENT',
  ];
}

/** RFC 5545, 3.3.11: no control characters but the tab, and line breaks written as `\n`. */
function text(value: string): string {
  return value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** An address is not escaped like text, so it must not contain a character that ends the line. */
const uri = (address: string) => address.replaceAll(/[\s\u0000-\u001f\u007f]/g, encodeURIComponent);

const encoder = new TextEncoder();
const LONGEST = 75;

const lines = (all: string[]) => all.map((line) => `${folded(line)}\r\n`).join('');

/** RFC 5545, 3.1: no line is longer than 75 octets; it goes on in the next after a space. Never inside a character. */
function folded(line: string): string {
  // Most lines are short and of ASCII, and a calendar of a convention has thousands.
  if (line.length <= LONGEST && /^[ -~]*$/.test(line)) return line;
  if (encoder.encode(line).length <= LONGEST) return line;
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LONGEST) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

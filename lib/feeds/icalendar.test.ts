import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { english } from '#lib/words/english.ts';
import { iCalendar, iCalendarOfSlot } from './icalendar.ts';
import { slotLinks } from './slot-link.ts';
import { feedSlot, feedWith, HOSTILE } from './testing/feed.ts';

const { feeds } = english;

const linkOf = slotLinks('https://watch.example.org', [], Date.parse('2026-11-28T12:00:00Z'));

/** Read by a parser of another make. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) };
};

const octets = (text: string) => new TextEncoder().encode(text).length;

/** A text as iCalendar can carry it: with one kind of line break, and no control characters but the tab. */
const carried = (text: string) =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

describe('iCalendar', () => {
  it.each(HOSTILE)('brings %j back as typed', (title) => {
    const { events } = read(
      iCalendar(feedWith([feedSlot({ title, description: title, series: title })]), feeds, linkOf),
    );
    expect(events).toHaveLength(1);
    expect(events[0]?.summary).toBe(carried(title));
    expect(events[0]?.description).toContain(carried(title));
    expect(events[0]?.component.getAllSubcomponents()).toEqual([]);
    expect(events[0]?.component.getFirstPropertyValue('categories')).toBe(carried(title));
  });

  it('brings any text back, in lines of 75 octets that are whole characters', () => {
    const anyText = fc.string({
      unit: fc.oneof(fc.constantFrom(...'\\;,:\r\n\t"'), fc.string({ unit: 'binary' })),
    });
    fc.assert(
      fc.property(anyText, (title) => {
        const text = iCalendar(feedWith([feedSlot({ title: title.toWellFormed() })]), feeds, linkOf);
        const lines = text.split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          expect(octets(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(line.isWellFormed()).toBe(true);
        }
        expect(read(text).events[0]?.summary).toBe(carried(title.toWellFormed()));
      }),
    );
  });

  it('has one VEVENT a slot, with instants in UTC', () => {
    const slots = [
      feedSlot({ uid: 'one' }),
      feedSlot({ uid: 'two', status: 'cancelled', sequence: 9 }),
      feedSlot({ uid: 'three', status: 'tentative', end: null }),
    ];
    const { calendar, events } = read(iCalendar(feedWith(slots), feeds, linkOf));
    expect(events.map(({ uid }) => uid)).toEqual(
      ['one', 'two', 'three'].map((uid) => `${uid}@watch.example.org`),
    );
    expect(events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'CANCELLED',
      'TENTATIVE',
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual([3, 9, 3]);
    expect(events[0]?.startDate.toJSDate().toISOString()).toBe('2026-11-28T20:00:00.000Z');
    expect(events[0]?.endDate.toJSDate().toISOString()).toBe('2026-11-28T22:00:00.000Z');
    // A calendar that is told no end shows an event of no time; the site shows it for six hours at most.
    expect(events[2]?.endDate.toJSDate().getTime()).toBe(
      (events[2]?.startDate.toJSDate().getTime() ?? 0) + 6 * 3_600_000,
    );
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT15M');
    expect(calendar.getFirstPropertyValue('name')).toBe('The picture house');
  });

  it('lets no address end its line', () => {
    const poster = 'https://img.example.org/a\r\nX-EVIL:1';
    expect(iCalendar(feedWith([feedSlot({ poster })]), feeds, linkOf)).not.toMatch(/^X-EVIL/m);
  });

  it('makes a file of one slot', () => {
    const { events } = read(
      iCalendarOfSlot(feedSlot({ uid: 'only' }), 'https://watch.example.org', feeds, linkOf),
    );
    expect(events.map(({ uid }) => uid)).toEqual(['only@watch.example.org']);
  });
});

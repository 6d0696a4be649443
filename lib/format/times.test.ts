import { describe, expect, it } from 'vitest';
import { countdownText, dayKey, intlZone, timeText, zoneText } from './times.ts';

const AT = Date.parse('2026-11-28T20:05:00Z');

describe('times as people read them', () => {
  it.each([
    [0, '0:00'],
    [999, '0:01'],
    [61_000, '1:01'],
    [3_600_000, '1:00:00'],
    [3_723_000, '1:02:03'],
    [90_061_000, '1 d 1:01:01'],
    [-5, '0:00'],
  ])('counts %i ms down as %s', (ms, text) => expect(countdownText(ms)).toBe(text));

  it.each([
    ['Europe/London', '20:05'],
    ['Asia/Kolkata', '1:35'],
    ['GMT-07:00', '13:05'],
    ['Nowhere/Land', '20:05'],
  ])('writes the time in %s', (timeZone, text) => {
    expect(timeText(AT, { locale: 'en-GB', timeZone })).toBe(text);
  });

  it('groups by the day of the reader', () => {
    expect(dayKey(AT, 'Pacific/Auckland')).toBe('2026-11-29');
  });

  it('names the zone, and takes a zone of its own making', () => {
    expect(zoneText(AT, { locale: 'en-GB', timeZone: 'UTC' })).toBe('UTC');
    expect(intlZone('GMT+05:30')).toBe('+05:30');
  });
});

import { describe, expect, it } from 'vitest';
import { overrideAt } from './override.ts';
import { read, sayProblems } from './testing/sheet.ts';

const SHEET = `Date|Start|End|Title|Stream|Status|Repeat
2026-11-20|20:00|22:00|Film night|https://youtu.be/aqz-KE-bpKQ||
2026-11-28|20:00|22:00|Film night|https://youtu.be/M7lc1UVf-VE||
2026-11-29|20:00|22:00|Called off||cancelled|
2015-01-03|12:00|13:00|Magazine|||weekly
2016-01-02|15:00|16:00|Old series|||weekly until 2016-03-26`;
const STREAMS =
  'Name|Address|Label\nmain|https://www.twitch.tv/twitchpresents|Main stage\nfilm night|https://youtu.be/aqz-KE-bpKQ|';

const withShowNow = (text: string, streams = STREAMS) =>
  read(SHEET, { settings: `Show now|${text}`, streams });
const at = (instant: string) => Date.parse(instant);
const NOON = at('2026-11-26T12:00:00Z');

describe('overrideAt', () => {
  it.each(['', '-', 'off', 'by the clock', 'None'])('"%s" leaves it to the clock', (text) => {
    const schedule = withShowNow(text);
    expect(overrideAt(schedule, NOON)).toBeNull();
    expect(schedule.problems).toEqual([]);
  });

  it('shows an address, labelled or several', () => {
    const override = overrideAt(withShowNow('HD: https://youtu.be/aqz-KE-bpKQ\\nSD: main'), NOON);
    expect(override).toMatchObject({
      slot: null,
      streams: [{ label: 'HD' }, { label: 'SD', embed: { id: 'twitchpresents' } }],
    });
  });

  it('shows a card with its words', () => {
    expect(overrideAt(withShowNow('Card: Be right back'), NOON)).toEqual({
      kind: 'card',
      title: 'Be right back',
      streams: [],
      picture: null,
      until: null,
      slot: null,
    });
    const empty = withShowNow('card:');
    expect(empty.showNow).toBeNull();
    expect(sayProblems(empty)).toEqual(['Settings!B1 show-now']);
  });

  it('takes a name from the Streams tab before a title', () => {
    expect(overrideAt(withShowNow('Film Night'), NOON)).toMatchObject({
      slot: null,
      streams: [{ embed: { id: 'aqz-KE-bpKQ' } }],
    });
  });

  it.each([
    ['2026-11-19T12:00:00Z', 'aqz-KE-bpKQ'],
    ['2026-11-23T12:00:00Z', 'aqz-KE-bpKQ'],
    ['2026-11-27T12:00:00Z', 'M7lc1UVf-VE'],
    ['2030-01-01T00:00:00Z', 'M7lc1UVf-VE'],
  ])('takes the nearest airing of a title: at %s %s', (instant, id) => {
    const schedule = withShowNow('film NIGHT', '');
    expect(overrideAt(schedule, at(instant))).toMatchObject({
      title: 'Film night',
      streams: [{ embed: { id } }],
    });
    expect(overrideAt(schedule, at(instant))?.slot).toMatch(/^\w{12,13}$/);
  });

  it.each(['magazine', 'Old series'])('finds an airing of the repeat %s', (title) => {
    expect(overrideAt(withShowNow(title), NOON)?.slot).toMatch(/^\w{12,13}$/);
  });

  it.each([
    'Called off',
    'Film nigth',
    'javascript:alert(1)',
    'rtmp://example.com/live/secret-key',
    'nothing of this name',
  ])('%s is a problem, and the clock decides', (text) => {
    const schedule = withShowNow(text, '');
    expect(overrideAt(schedule, NOON)).toBeNull();
    expect(sayProblems(schedule)).toEqual(['Settings!B1 show-now']);
    expect(schedule.problems[0]?.message).not.toContain('secret-key');
  });
});

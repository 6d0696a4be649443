import { describe, expect, it } from 'vitest';
import { readSchedule } from '../schedule/read-schedule.ts';
import { slotsBetween } from '../schedule/slots-between.ts';
import { wordsFor } from '../words/read-words.ts';
import { applyShowNow, type HeldOverride, heldOverride, NO_OVERRIDES, recordAct, undo } from './override.ts';

const words = wordsFor('en').backstageAnswers;
const AT = '2026-11-28T20:00:00Z';
const ONE: HeldOverride = { title: 'One', streams: [], slot: 'one' };
const TWO: HeldOverride = { title: 'Two', streams: [], slot: null };
const heldOne = recordAct(NO_OVERRIDES, { who: 'Ada', what: 'holds “One” on', at: AT, held: ONE });

describe('the state of overrides', () => {
  it('knows who did what when, and takes it back', () => {
    const heldTwo = recordAct(heldOne, { who: 'Grace', what: 'shows an address', at: AT, held: TWO });
    expect(heldTwo.acts.map(({ who, after }) => [who, after?.title])).toEqual([
      ['Grace', 'Two'],
      ['Ada', 'One'],
    ]);
    const back = undo(heldTwo, { who: 'Ada', at: AT, words });
    expect(back.held).toEqual(ONE);
    expect(back.acts[0]?.what).toBe('took back: “Grace shows an address”');
    expect(undo(back, { who: 'Ada', at: AT, words }).held).toEqual(TWO);
    expect(undo(NO_OVERRIDES, { who: 'Ada', at: AT, words })).toBe(NO_OVERRIDES);
  });

  it('remembers fifty acts', () => {
    let state = NO_OVERRIDES;
    for (let n = 0; n < 60; n++)
      state = recordAct(state, { who: 'Ada', what: `act ${n}`, at: AT, held: null });
    expect(state.acts).toHaveLength(50);
    expect(state.acts[0]?.what).toBe('act 59');
  });

  it('gives way to a sheet that sets "Show now" later, and to no other', () => {
    const seen = applyShowNow(heldOne, null, { at: AT, words });
    expect(seen.held).toEqual(ONE);
    expect(applyShowNow(seen, null, { at: AT, words })).toBe(seen);
    const set = applyShowNow(seen, { row: 'two' }, { at: AT, words });
    expect(set.held).toBeNull();
    expect(set.acts[0]?.who).toBe('The sheet');
    // Held again over what the sheet says: emptying the cell does not release it, setting it anew does.
    const again = recordAct(set, { who: 'Ada', what: 'holds “One” on', at: AT, held: ONE });
    expect(applyShowNow(again, { row: 'two' }, { at: AT, words }).held).toEqual(ONE);
    expect(applyShowNow(again, null, { at: AT, words }).held).toEqual(ONE);
    expect(applyShowNow(again, { row: 'three' }, { at: AT, words }).held).toBeNull();
    // At the first look, the value in the sheet may be as old as the sheet.
    expect(applyShowNow(heldOne, { row: 'two' }, { at: AT, words }).held).toEqual(ONE);
  });
});

describe('heldOverride', () => {
  const rows = (stream: string) => [
    ['Date', 'Start', 'End', 'Title', 'Stream'],
    ['2026-11-28', '20:00', '22:00', 'One', stream],
  ];
  const schedule = (stream: string) =>
    readSchedule(
      {
        title: null,
        locale: 'en_GB',
        timeZone: 'UTC',
        tabs: [{ name: 'Schedule', gid: 0, rows: rows(stream) }],
      },
      { embed: { siteHost: 'localhost', allowedHosts: [] } },
    );
  const now = Date.parse(AT);
  const before = schedule('https://youtu.be/dQw4w9WgXcQ');
  const [slot] = slotsBetween(before, now, now + 1);
  const held: HeldOverride = { title: 'One', streams: slot?.streams ?? [], slot: slot?.uid ?? null };

  it('follows the edits of its slot, and outlives it', () => {
    const edited = heldOverride(held, schedule('https://youtu.be/aqz-KE-bpKQ'), now);
    expect(edited.streams[0]?.embed.id).toBe('aqz-KE-bpKQ');
    expect(heldOverride(held, before, now + 90 * 86_400_000)).toMatchObject({ kind: 'slot', ...held });
    expect(heldOverride(TWO, before, now)).toMatchObject({ kind: 'stream', ...TWO });
  });
});

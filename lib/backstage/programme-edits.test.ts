import { describe, expect, it } from 'vitest';
import { slotOverride } from '#lib/schedule/override.ts';
import { itemAt } from '#lib/schedule/programme.ts';
import { read, slotsAbout } from '#lib/schedule/testing/sheet.ts';
import { wordsFor } from '#lib/words/read-words.ts';
import { NO_OVERRIDES, recordAct, undo } from './override.ts';
import { editProgramme, noteShown, withEdits } from './programme-edits.ts';

const schedule = read(
  'Date|Start|End|Title|Playback|Stream\n2026-11-28|20:00|23:00|Film|together|A: https://example.org/a.mp4 [1:00:00]\\nB: https://example.org/b.mp4 [1:00:00]',
);
const [slot] = slotsAbout(schedule, '2026-11-28T12:00:00Z');
if (!slot) throw new Error('no slot');
const at = (clock: string) => Date.parse(`2026-11-28T${clock}Z`);
const titleAt = (programmes: Parameters<typeof withEdits>[1], clock: string) =>
  itemAt(withEdits(slot, programmes), at(clock))?.title ?? null;

describe('an override', () => {
  it('shows a programme from its beginning if it is not its time, and gives it back its times', () => {
    const shown = noteShown(NO_OVERRIDES, [slotOverride(slot)], schedule, at('18:00:00'));
    expect(titleAt(shown.programmes, '18:30:00')).toBe('A');
    expect(titleAt(shown.programmes, '19:30:00')).toBe('B');
    // Looked at again, it does not begin again.
    expect(noteShown(shown, [slotOverride(slot)], schedule, at('18:45:00'))).toBe(shown);
    const released = noteShown(shown, [null], schedule, at('18:50:00'));
    expect(titleAt(released.programmes, '18:55:00')).toBeNull();
  });

  it('leaves a programme alone that plays anyway', () => {
    expect(noteShown(NO_OVERRIDES, [slotOverride(slot)], schedule, at('20:30:00'))).toBe(NO_OVERRIDES);
  });
});

describe('an edit', () => {
  const edit = (act: 'skip' | 'pause', clock: string, programmes = {}) =>
    editProgramme(slot, programmes, { at: `2026-11-28T${clock}Z`, act });

  it('is kept with those before, and can be taken back', () => {
    const after = edit('skip', '20:10:00');
    const programme = { uid: slot.uid, before: null, after };
    const state = recordAct(NO_OVERRIDES, { who: 'Ada', what: 'skipped', at: '', held: null, programme });
    expect(titleAt(state.programmes, '20:11:00')).toBe('B');
    const back = undo(state, { who: 'Ada', at: '', words: wordsFor('en').backstageAnswers });
    expect(titleAt(back.programmes, '20:11:00')).toBe('A');
    const paused = edit('pause', '20:20:00', state.programmes);
    expect(paused?.edits.map(({ act }) => act)).toEqual(['skip', 'pause']);
  });

  it('is none if nothing plays', () => {
    expect(edit('skip', '19:00:00')).toBeNull();
  });
});

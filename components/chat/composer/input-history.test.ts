import { expect, it } from 'vitest';
import { createInputHistory } from './input-history.ts';

it('walks back and forth and gives the draft back', () => {
  const history = createInputHistory();
  expect(history.step(-1, 'draft')).toBeNull();
  for (const text of ['one', 'two', 'two']) history.add(text);
  expect(history.step(-1, 'draft')).toBe('two');
  expect(history.browsing()).toBe(true);
  expect(history.step(-1, 'two')).toBe('one');
  expect(history.step(-1, 'one')).toBeNull();
  expect(history.step(1, 'one')).toBe('two');
  expect(history.step(1, 'two')).toBe('draft');
  expect(history.step(1, 'draft')).toBeNull();
});

it('starts from the end again after a change by hand', () => {
  const history = createInputHistory();
  history.add('one');
  history.add('two');
  history.step(-1, '');
  history.step(-1, 'two');
  history.leave();
  expect(history.step(-1, 'mine')).toBe('two');
});

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SuggestionList } from './emoji.tsx';
import { pressListKey, type Suggestions, suggest } from './suggestions.ts';

const options = ['smile', 'smirk', 'snail'].map((name) => ({ name, emoji: '?' }));
const list = (more: Partial<Suggestions> = {}): Suggestions => ({
  options,
  chosen: 0,
  isGrid: false,
  ...more,
});
const chosenAfter = (from: Suggestions, key: string) => {
  const result = pressListKey(from, key);
  return typeof result === 'object' && result !== null && 'choose' in result ? result.choose.chosen : null;
};

it('is no list without options', () => {
  expect(suggest([])).toBeNull();
  expect(suggest(options, true)).toEqual(list({ isGrid: true }));
});

it('walks with the arrow keys, around the ends', () => {
  expect(chosenAfter(list(), 'ArrowDown')).toBe(1);
  expect(chosenAfter(list(), 'ArrowUp')).toBe(2);
  expect(chosenAfter(list({ chosen: 2 }), 'ArrowDown')).toBe(0);
  expect(chosenAfter(list(), 'ArrowRight')).toBeNull();
  expect(chosenAfter(list({ isGrid: true }), 'ArrowRight')).toBe(1);
});

it('takes with Enter and Tab, closes with Escape, and leaves other keys alone', () => {
  for (const key of ['Enter', 'Tab'])
    expect(pressListKey(list({ chosen: 1 }), key)).toEqual({ take: options[1] });
  expect(pressListKey(list(), 'Escape')).toBe('close');
  expect(pressListKey(list(), 'a')).toBeNull();
});

it('names each option, and marks the chosen one', () => {
  const html = renderToStaticMarkup(<SuggestionList id="x" list={list({ chosen: 1 })} onTake={() => {}} />);
  expect(html).toMatch(/^<div id="x"[^>]* role="listbox" aria-label="Emoji">/);
  expect(html.match(/aria-selected="true"/g)).toHaveLength(1);
  expect(html).toMatch(/id="x-1"[^>]* aria-selected="true"[^>]*>\?<span> :smirk:<\/span>/);
  expect(renderToStaticMarkup(<SuggestionList id="x" list={null} onTake={() => {}} />)).toContain(
    'hidden=""',
  );
});

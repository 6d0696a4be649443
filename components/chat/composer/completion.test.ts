import { describe, expect, it } from 'vitest';
import { completeCommand, completeNick, emojiTyped, searchEmoji } from './completion.ts';

const nicks = (typed: string) =>
  ['alice', 'alan', 'bob'].filter((nick) => nick.startsWith(typed.toLowerCase()));

describe('completeNick', () => {
  it.each([
    ['al', 2, { from: 0, options: ['alice: ', 'alan: '] }],
    ['hello AL', 8, { from: 6, options: ['alice ', 'alan '] }],
    ['@bo', 3, { from: 0, options: ['@bob '] }],
    ['bo and more', 2, { from: 0, options: ['bob: '] }],
    ['one\nbo', 6, { from: 4, options: ['bob '] }],
    ['zed', 3, null],
    ['', 0, null],
    ['bob ', 4, null],
  ])('%j at %i', (text, caret, completion) => {
    expect(completeNick(text, caret, nicks)).toEqual(completion);
  });
});

it('completes commands at the start only', () => {
  expect(completeCommand('/to', 3, ['topic', 'me'])).toEqual({ from: 0, options: ['/topic '] });
  expect(completeCommand('say /to', 7, ['topic'])).toBeNull();
});

describe('emoji', () => {
  it.each([
    [':smi', 4, { from: 0, name: 'smi' }],
    ['so :SMI', 7, { from: 3, name: 'smi' }],
    ['12:30', 5, null],
    [':s', 2, null],
    ['http://x', 8, null],
  ])('%j', (text, caret, typed) => {
    expect(emojiTyped(text, caret)).toEqual(typed);
  });

  it('puts names that begin so first', () => {
    const all = ['cat_smile', 'smile', 'smirk'].map((name) => ({ name, emoji: '?' }));
    expect(searchEmoji(all, 'smi', 2).map(({ name }) => name)).toEqual(['smile', 'smirk']);
    expect(searchEmoji(all, 'smile', 5).map(({ name }) => name)).toEqual(['smile', 'cat_smile']);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Line } from '#lib/irc/types.ts';
import { textField } from '../testing/text-field.ts';
import { completeNick } from './completion.ts';
import { type BoxView, createMessageBox, EMPTY_BOX, type MessageBoxOptions } from './message-box.ts';

const KEY = {
  keyCode: 0,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
};
const line = { msgid: '7' } as Line;

function boxWith(given: Partial<MessageBoxOptions> = {}) {
  const field = textField();
  const sent: [string, Line | null][] = [];
  const options: MessageBoxOptions = {
    send: (text, replyTo) => sent.push([text, replyTo]) > 0,
    complete: (text, caret) =>
      completeNick(text, caret, (typed) => ['alice', 'alan'].filter((nick) => nick.startsWith(typed))),
    emotes: () => new Map([['party', '/emotes/party.webp']]),
    onTyping: () => {},
    ...given,
  };
  let view = EMPTY_BOX;
  let drawn = 0;
  const box = createMessageBox(field, options, (next: BoxView) => {
    view = next;
    drawn++;
  });
  return {
    box,
    field,
    sent,
    view: () => view,
    drawn: () => drawn,
    press: (key: string, more: Partial<typeof KEY> = {}) => box.onKey({ ...KEY, key, ...more }),
    type(text: string): void {
      field.type(text);
      box.onInput();
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Enter', () => {
  it('sends the text, with all its lines, and empties the box', () => {
    const { sent, field, press, type } = boxWith();
    type('one\ntwo');
    expect(press('Enter')).toBe(true);
    expect(sent).toEqual([['one\ntwo', null]]);
    expect(field.value).toBe('');
  });

  it('begins a line with Shift, and does nothing in an empty box or in a composition', () => {
    const { sent, field, press, type } = boxWith();
    expect(press('Enter')).toBe(true);
    type('こんにちは');
    expect(press('Enter', { shiftKey: true })).toBe(false);
    expect(press('Enter', { isComposing: true })).toBe(false);
    expect(press('Enter', { keyCode: 229 })).toBe(false);
    expect(sent).toEqual([]);
    expect(field.value).toBe('こんにちは');
  });

  it('leaves what is not taken, and what was typed while it was on its way', async () => {
    const results = [Promise.resolve(false), Promise.resolve(true)];
    const { field, press, type } = boxWith({ send: () => results.shift() ?? true });
    type('/whois bob');
    press('Enter');
    await vi.advanceTimersByTimeAsync(0);
    expect(field.value).toBe('/whois bob');
    press('Enter');
    type('/whois bob and more');
    await vi.advanceTimersByTimeAsync(0);
    expect(field.value).toBe('/whois bob and more');
  });
});

it('draws nothing while one types', () => {
  const { type, drawn } = boxWith();
  for (const text of ['h', 'he', 'hel']) type(text);
  expect(drawn()).toBe(0);
});

it('brings back what was sent, but only from the first or last line', () => {
  const { field, press, type } = boxWith();
  for (const text of ['first', 'second']) {
    type(text);
    press('Enter');
  }
  type('a draft\nof two lines');
  expect(press('ArrowUp')).toBe(false);
  field.setSelectionRange(0, 0);
  expect(press('ArrowUp')).toBe(true);
  expect(field.value).toBe('second');
  press('ArrowUp');
  expect(field.value).toBe('first');
  press('ArrowDown');
  press('ArrowDown');
  expect(field.value).toBe('a draft\nof two lines');
});

it('completes with Tab, and again with the next', () => {
  const { field, press, type } = boxWith();
  type('al');
  expect(press('Tab')).toBe(true);
  expect(field.value).toBe('alice: ');
  press('Tab');
  expect(field.value).toBe('alan: ');
  type('nobody');
  expect(press('Tab')).toBe(false);
});

it('keeps a draft for each conversation', () => {
  const { box, field, type, view } = boxWith();
  box.open('#one', 'Write to #one');
  type('for one');
  box.open('#two', 'Write to #two');
  expect(field.value).toBe('');
  expect(view().placeholder).toBe('Write to #two');
  type('for two');
  box.open('#one', 'Write to #one');
  expect(field.value).toBe('for one');
  // The same conversation again, e.g. because its topic changed.
  type('for one, longer');
  box.open('#one', 'Write to #one');
  expect(field.value).toBe('for one, longer');
});

it('answers a line until it is sent, or Escape', () => {
  const { box, sent, press, type, view } = boxWith();
  box.setReply(line, 'bob');
  expect(view().answered).toBe('bob');
  expect(press('Escape')).toBe(true);
  expect(view().answered).toBe('');
  expect(press('Escape')).toBe(false);
  box.setReply(line, 'bob');
  type('yes');
  press('Enter');
  expect(sent).toEqual([['yes', line]]);
  expect(view().answered).toBe('');
});

it('inserts at the caret', () => {
  const { box, field, type } = boxWith();
  type('hello');
  field.setSelectionRange(0, 0);
  box.insert('bob: ');
  expect(field.value).toBe('bob: hello');
  expect(field.selectionStart).toBe(5);
  expect(field.isFocused).toBe(true);
});

describe('emoji', () => {
  it('are suggested by name, and taken with Enter', async () => {
    vi.useRealTimers();
    const { field, press, type, view, sent } = boxWith();
    type('so good :popc');
    await vi.waitFor(() => expect(view().list?.options[0]?.name).toBe('popcorn'));
    expect(press('Enter')).toBe(true);
    expect(field.value).toBe('so good 🍿 ');
    expect(view().list).toBeNull();
    expect(sent).toEqual([]);
  });

  it('has the emotes of the site, and closes when the text goes on', async () => {
    vi.useRealTimers();
    const { field, press, type, view } = boxWith();
    type(':part');
    await vi.waitFor(() => expect(view().list?.options[0]?.name).toBe('party'));
    type(':part ');
    expect(view().list).toBeNull();
    type(':part');
    await vi.waitFor(() => expect(view().list).not.toBeNull());
    press('Tab');
    expect(field.value).toBe(':party: ');
  });
});

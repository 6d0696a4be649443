import { describe, expect, it } from 'vitest';
import type { ConnectionState } from '#lib/irc/types.ts';
import { connectionText, refusalText } from './status-text.ts';
import { typingText } from './typing-text.ts';
import '../testing/english.ts';

const reason = { code: 'lost', text: '' } as const;

describe('connectionText', () => {
  it.each<[ConnectionState, string]>([
    [{ kind: 'connected', since: 1 }, ''],
    [{ kind: 'connecting', attempt: 1 }, 'Connecting…'],
    [{ kind: 'connecting', attempt: 2 }, 'Connecting again…'],
    [
      { kind: 'waiting', until: 13_500, attempt: 2, reason, offline: false },
      'The connection to the chat was lost. Trying again in 4 s.',
    ],
    [
      { kind: 'waiting', until: 9_000, attempt: 2, reason, offline: false },
      'The connection to the chat was lost. Trying again in 1 s.',
    ],
    [
      { kind: 'waiting', until: 9_000, attempt: 2, reason, offline: true },
      'You are offline. The chat comes back with your connection.',
    ],
    [{ kind: 'closed', reason: { code: 'quit', text: '' } }, 'You left the chat.'],
    [{ kind: 'closed', reason: { code: 'banned', text: 'x' } }, 'You are banned from this chat network. (x)'],
    [
      { kind: 'closed', reason: { code: 'account', text: 'You must log in with SASL' } },
      'This chat network lets in only people who are logged in. (You must log in with SASL)',
    ],
  ])('%j', (state, text) => {
    expect(connectionText(state, 10_000)).toBe(text);
  });
});

it('names what an operator said', () => {
  expect(refusalText('#show', { code: 'kicked', text: 'be nice' })).toContain('(be nice)');
  expect(refusalText('#show', { code: 'key', text: 'Cannot join channel' })).toBe('#show needs a password.');
});

it('says who is typing', () => {
  expect(typingText([])).toBe('');
  expect(typingText(['alice'])).toBe('alice is typing…');
  expect(typingText(['alice', 'bob'])).toBe('alice and bob are typing…');
  expect(typingText(['a', 'b', 'c'])).toBe('Several people are typing…');
});

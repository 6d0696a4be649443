import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKey } from '#platform/is-key.ts';
import { cleanName, cookieIn, createSession, readSession, sessionCookie } from './session.ts';

const KEY = 'the key of backstage';
const NOW = Date.UTC(2026, 10, 28);
const DAY = 86_400_000;

describe('a session', () => {
  it('is of its key, for thirty days', () => {
    const value = createSession('Ada', KEY, NOW);
    expect(readSession(value, KEY, NOW + 29 * DAY)).toEqual({ name: 'Ada' });
    expect(readSession(value, KEY, NOW + 30 * DAY)).toBeNull();
    expect(readSession(value, 'another key entirely', NOW)).toBeNull();
  });

  it('is not read once a letter of it was changed', () => {
    const value = createSession('Ada', KEY, NOW);
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, letter) => {
        fc.pre(value[at] !== letter);
        const changed = value.slice(0, at) + letter + value.slice(at + 1);
        expect(readSession(changed, KEY, NOW)).toBeNull();
      }),
    );
  });

  it('is not read from anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readSession(text, KEY, NOW)).toBeNull();
      }),
    );
  });

  it('travels in a cookie that scripts and other sites do not get', () => {
    const header = sessionCookie('a.b', true);
    expect(header).toBe('marquee_backstage=a.b; Path=/; Max-Age=2592000; HttpOnly; SameSite=Strict; Secure');
    expect(sessionCookie('', false)).toContain('Max-Age=0');
    expect(sessionCookie('a.b', false)).not.toContain('Secure');
    expect(cookieIn('theme=dark; marquee_backstage=a.b; x=y')).toBe('a.b');
    expect(cookieIn('not_marquee_backstage=a.b')).toBeNull();
    expect(cookieIn(null)).toBeNull();
  });
});

it.each([
  [KEY, true],
  [`${KEY} `, false],
  [KEY.slice(0, -1), false],
  ['', false],
])('isKey(%j) is %s', (given, expected) => expect(isKey(given, KEY)).toBe(expected));

it('keeps a name on one short line', () => {
  expect(cleanName('  Ada\n\u202e Lovelace\u0000 ')).toBe('Ada Lovelace');
  expect(cleanName('x'.repeat(100))).toHaveLength(40);
});

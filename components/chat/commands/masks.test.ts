import { describe, expect, it } from 'vitest';
import type { Isupport } from '#lib/irc/types.ts';
import { banMask, quietMode } from './masks.ts';

it.each([
  ['bob', { host: 'host.example' }, '*!*@host.example'],
  ['bob', { host: '' }, 'bob!*@*'],
  ['bob', undefined, 'bob!*@*'],
  ['*!*@bad.example', undefined, '*!*@bad.example'],
  ['m:*!*@bad.example', undefined, 'm:*!*@bad.example'],
])('bans %s', (who, user, mask) => {
  expect(banMask(who, user)).toBe(mask);
});

describe('quietMode', () => {
  const server = (lists: string, extban?: string) =>
    ({
      chanmodes: [lists, 'k', 'l', 'imnst'],
      tokens: new Map(extban === undefined ? [] : [['EXTBAN', extban]]),
    }) as unknown as Isupport;
  it.each([
    ['a quiet list', server('beIq'), { letter: 'q', mask: 'x!*@*' }],
    ['InspIRCd', server('be', ',ACNOQRSTUcmz'), { letter: 'b', mask: 'm:x!*@*' }],
    ['UnrealIRCd', server('be', '~,mq'), { letter: 'b', mask: '~q:x!*@*' }],
    ['neither', server('b'), null],
  ])('%s', (_name, isupport, mode) => {
    expect(quietMode(isupport, 'x!*@*')).toEqual(mode);
  });
});

import { describe, expect, it } from 'vitest';
import { readIsupport } from '../message/isupport.ts';
import { banChoices, extbansOf, fitsBan, readBan } from './extban.ts';

const fold = (text: string) => text.toLowerCase();
const server = (tokens: string) =>
  extbansOf(readIsupport(new Map(tokens.split(' ').map((token) => token.split('=', 2) as [string, string]))));
const UNREAL = 'ACCOUNTEXTBAN=account,a EXTBAN=~,acfijmnpqrtACFGOST CHANMODES=beI,fkL,lFH,cdimnprstz';
const INSPIRCD = 'EXTBAN=,ACNOQRSTUcmz CHANMODES=be,k,l,imnst';
const none = { quiet: null, account: null, time: null, unknown: null };

describe('the bans that a network writes', () => {
  it.each([
    [
      'Solanum',
      'CHANMODES=beIq,k,l,imnst EXTBAN=$,ajrxz',
      { ...none, quiet: { letter: 'q', prefix: '' }, account: '$a:' },
    ],
    [
      'InspIRCd',
      INSPIRCD,
      { ...none, quiet: { letter: 'b', prefix: 'm:' }, account: 'R:', unknown: 'U:*!*@*' },
    ],
    ['Ergo', 'EXTBAN=,m CHANMODES=Ibe,k,fl,CEMRU', { ...none, quiet: { letter: 'b', prefix: 'm:' } }],
    [
      'UnrealIRCd 6',
      UNREAL,
      {
        quiet: { letter: 'b', prefix: '~quiet:' },
        account: '~account:',
        time: '~time:',
        unknown: '~security-group:unknown-users',
      },
    ],
    [
      'UnrealIRCd 5',
      'EXTBAN=~,aqt CHANMODES=beI,k,l,im',
      { ...none, quiet: { letter: 'b', prefix: '~q:' }, account: '~a:', time: '~t:' },
    ],
    ['none of it', 'CHANMODES=b,k,l,im', none],
  ])('%s', (_name, tokens, extbans) => {
    expect(server(tokens)).toEqual(extbans);
  });
});

describe('the entries of a list', () => {
  const eve = { nick: 'Eve', user: 'e', host: 'h.example', account: 'eve-account' };
  it.each([
    ['eve!*@*', 'b', false, true],
    ['*!*@*.example', 'b', false, true],
    ['bob!*@*', 'b', false, false],
    ['eve!*@*', 'q', true, true],
    ['m:eve!*@*', 'b', true, true],
    ['~q:eve!*@*', 'b', true, true],
    ['~quiet:eve!*@*', 'b', true, true],
    ['~time:10:~quiet:eve!*@*', 'b', true, true],
    ['~t:10:~q:bob!*@*', 'b', true, false],
    ['~time:10:~quiet:~account:eve-account', 'b', true, true],
    ['~account:other', 'b', false, false],
    ['R:EVE-account', 'b', false, true],
    ['m:R:eve-account', 'b', true, true],
    ['$a:eve-account', 'q', true, true],
    ['~text:block:*eve*', 'b', false, false],
    ['~security-group:unknown-users', 'b', false, false],
    ['c:eve!*@*', 'b', false, false],
  ])('%s in +%s: quiet %s, means Eve %s', (entry, letter, quiet, means) => {
    const ban = readBan(entry, letter);
    expect(ban.quiet).toBe(quiet);
    expect(fitsBan(ban, eve, fold)).toBe(means);
  });
});

describe('the masks that are offered', () => {
  const eve = { nick: 'eve', user: 'e', host: 'bad.example', account: 'eve-account' };
  const bob = { nick: 'bob', user: 'b', host: '127.0.0.1' };
  const shared = { ...eve, host: '127.0.0.1' };
  const offered = (...args: Parameters<typeof banChoices>) =>
    banChoices(...args).map(({ mask, fits }) => [mask, fits]);

  it('begin with the address, if it is that of one', () => {
    expect(offered(eve, [eve, bob], server(UNREAL), fold)).toEqual([
      ['*!*@bad.example', 1],
      ['~account:eve-account', 1],
      ['eve!*@*', 1],
    ]);
  });

  it('end with the address, if it is that of several', () => {
    expect(offered(shared, [shared, bob], server(INSPIRCD), fold)).toEqual([
      ['R:eve-account', 1],
      ['eve!*@*', 1],
      ['*!*@127.0.0.1', 2],
    ]);
  });

  it('are the nick alone, if nothing else is known', () => {
    expect(offered({ nick: 'x', user: '', host: '' }, [bob], server(UNREAL), fold)).toEqual([['x!*@*', 0]]);
  });
});

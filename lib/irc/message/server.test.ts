import { describe, expect, test } from 'vitest';
import { folder } from './casemapping.ts';
import { addTokens, readIsupport } from './isupport.ts';
import { matchMask } from './mask.ts';
import { parseModes, splitModes } from './modes.ts';

describe('casemapping', () => {
  test.each([
    ['ascii', 'Dawn[]\\^', 'dawn[]\\^'],
    ['rfc1459', 'Dawn[]\\^', 'dawn{}|~'],
    ['rfc1459-strict', 'Dawn[]\\^', 'dawn{}|^'],
    ['rfc1459', '#SHOW-é', '#show-é'],
    ['ascii', 'ÉCLAIR', 'Éclair'],
    ['rfc8265', 'ÉCLAIR', 'éclair'],
  ])('%s folds %s to %s', (mapping, name, folded) => {
    expect(folder(mapping)(name)).toBe(folded);
    expect(folder(mapping)(folded)).toBe(folded);
  });
});

describe('ISUPPORT', () => {
  const read = (line: string) => readIsupport(addTokens(new Map(), line.split(' ').filter(Boolean)));

  test('without tokens the defaults of RFC 1459 count', () => {
    expect(read('')).toMatchObject({
      casemapping: 'rfc1459',
      prefix: { modes: 'ov', symbols: '@+' },
      chantypes: '#&',
      linelen: 512,
      modes: 3,
      monitor: 0,
      chathistory: 0,
      utf8only: false,
      bot: '',
    });
  });

  test('all that is understood', () => {
    const all = read(
      'PREFIX=(qaohv)~&@%+ CHANMODES=Ibe,k,Hl,imnt CASEMAPPING=ascii NETWORK=Night\\x20Owls LINELEN=2048 STATUSMSG=@+ ' +
        'CHANTYPES=# NICKLEN=20 TOPICLEN=300 KICKLEN=200 MODES=6 BOT=B UTF8ONLY MONITOR=30 CHATHISTORY=100 ' +
        'MSGREFTYPES=timestamp,msgid',
    );
    expect(all).toMatchObject({
      network: 'Night Owls',
      casemapping: 'ascii',
      prefix: { modes: 'qaohv', symbols: '~&@%+' },
      chanmodes: ['Ibe', 'k', 'Hl', 'imnt'],
      linelen: 2048,
      statusmsg: '@+',
      nicklen: 20,
      topiclen: 300,
      kicklen: 200,
      modes: 6,
      bot: 'B',
      utf8only: true,
      monitor: 30,
      chathistory: 100,
      msgreftypes: ['timestamp', 'msgid'],
    });
  });

  test.each([
    ['PREFIX=(ov)@', { prefix: { modes: 'ov', symbols: '@+' } }],
    ['PREFIX=', { prefix: { modes: '', symbols: '' } }],
    ['LINELEN=10', { linelen: 512 }],
    ['LINELEN=99999999999', { linelen: 512 }],
    ['MODES=', { modes: 3 }],
    ['MODES=0', { modes: 1 }],
    ['MONITOR', { monitor: 100 }],
    ['NICKLEN=-5', { nicklen: 30 }],
  ])('%s does no harm', (tokens, expected) => {
    expect(read(tokens)).toMatchObject(expected);
  });

  test('a token can be taken back', () => {
    const tokens = addTokens(addTokens(new Map(), ['MONITOR=30', 'NETWORK=x']), ['-MONITOR']);
    expect([...tokens]).toEqual([['NETWORK', 'x']]);
  });

  test.each([
    ['', 'typing', true],
    ['CLIENTTAGDENY=*', 'typing', false],
    ['CLIENTTAGDENY=*,-typing', '+typing', true],
    ['CLIENTTAGDENY=*,-typing', 'draft/react', false],
    ['CLIENTTAGDENY=typing', 'typing', false],
    ['CLIENTTAGDENY=typing', 'draft/react', true],
  ])('%s: %s allowed is %s', (tokens, tag, allowed) => {
    expect(read(tokens).allowsTag(tag)).toBe(allowed);
  });
});

describe('modes', () => {
  const isupport = readIsupport(addTokens(new Map(), ['PREFIX=(ohv)@%+', 'CHANMODES=be,k,l,imnt']));

  test('arguments go where PREFIX and CHANMODES say', () => {
    expect(parseModes('+mo-lb+k', ['dawn', '*!*@bad', 'secret'], isupport)).toEqual([
      { add: true, mode: 'm', arg: '', kind: 'setting' },
      { add: true, mode: 'o', arg: 'dawn', kind: 'prefix' },
      { add: false, mode: 'l', arg: '', kind: 'setting' },
      { add: false, mode: 'b', arg: '*!*@bad', kind: 'list' },
      { add: true, mode: 'k', arg: 'secret', kind: 'setting' },
    ]);
  });

  test('missing arguments and unknown modes are no trouble', () => {
    expect(parseModes('o+Z', [], isupport)).toEqual([
      { add: true, mode: 'o', arg: '', kind: 'prefix' },
      { add: true, mode: 'Z', arg: '', kind: 'setting' },
    ]);
  });

  test('long changes are sent in pieces', () => {
    expect(splitModes('+oo-v', ['a', 'b', 'c'], 2)).toEqual([
      ['+oo', 'a', 'b'],
      ['-v', 'c'],
    ]);
    expect(splitModes('+m', [], 3)).toEqual([['+m']]);
  });
});

describe('masks', () => {
  test.each([
    ['*!*@192.0.2.1', 'dawn!d@192.0.2.1', true],
    ['*!*@192.0.2.1', 'dawn!d@192.0.2.11', false],
    ['DAWN!*', 'dawn!d@host', true],
    ['d?wn!*@*', 'dawn!d@host', true],
    ['d?wn!*@*', 'daawn!d@host', false],
    ['a[b]!*@*', 'a[b]!x@y', true],
    ['*a*b*c', 'xxaxxbxxc', true],
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
  ])('%s fits %s: %s', (mask, source, fits) => {
    expect(matchMask(mask, source)).toBe(fits);
  });

  test('a mask made to be slow is not', () => {
    expect(matchMask(`${'*a'.repeat(200)}b`, 'a'.repeat(2000))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { parseChat } from './chat-cell.ts';
import { parseDuration } from './duration.ts';
import { readAddress } from './own-address.ts';
import { parseStatus } from './status.ts';
import { parseColour } from './theme.ts';

describe('a length', () => {
  it.each([
    ['1:30', 90],
    ['01:30:00', 90],
    ['90', 90],
    ['90.0', 90],
    ['90 min', 90],
    ['90min.', 90],
    ['90m', 90],
    ["90'", 90],
    ['90 minutes', 90],
    ['90 Minuten', 90],
    ['90分', 90],
    ['1h30', 90],
    ['1 h 30', 90],
    ['1h30m', 90],
    ['1hr 30', 90],
    ['1 hr 30 min', 90],
    ['1 hour and 30 minutes', 90],
    ['1 Std. 30 Min.', 90],
    ['1時間30分', 90],
    ['1.5h', 90],
    ['1,5 Std', 90],
    ['1.5 hours', 90],
    ['1½ hours', 90],
    ['02:30h', 150],
    ['2h', 120],
    ['2 hrs', 120],
    ['an hour', 60],
    ['half an hour', 30],
    ['eine Stunde', 60],
    ['ca. 90 min', 90],
    ['45', 45],
    ['1 hour and a half', 90],
    ['1 hora y media', 90],
    ['1 heure et demie', 90],
    ['anderthalb Stunden', 90],
  ])('%s', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each(['', '0', '-90', '1:75', 'long', '1:30:75', '100:00', '9'.repeat(50_000), '1h90'])(
    '%s is none',
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );
});

describe('a status', () => {
  it.each([
    ['confirmed', 'confirmed'],
    ['LIVE', 'confirmed'],
    ['✅', 'confirmed'],
    ['Tentative?', 'tentative'],
    ['maybe', 'tentative'],
    ['Cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['CANCELLED!', 'cancelled'],
    ['postponed', 'cancelled'],
    ['CANCELLED due to snow', 'cancelled'],
    ['❌', 'cancelled'],
    ['abgesagt', 'cancelled'],
    ['fällt aus', 'cancelled'],
    ['annulé', 'cancelled'],
    ['cancelado', 'cancelled'],
    ['中止', 'cancelled'],
    ['hidden', 'hidden'],
    ['Draft', 'hidden'],
    ['delayed 20', 'confirmed +20'],
    ['Delayed: 20 min', 'confirmed +20'],
    ['delayed by 20 minutes', 'confirmed +20'],
    ['delayed 1h', 'confirmed +60'],
    ['delayed 1:30', 'confirmed +90'],
    ['delayed 1h30', 'confirmed +90'],
    ['delay 20', 'confirmed +20'],
    ['+20', 'confirmed +20'],
    ['+20 min', 'confirmed +20'],
    ['20 min late', 'confirmed +20'],
    ['verspätet 20', 'confirmed +20'],
    ['tentative, delayed 20', 'tentative +20'],
    ['delayed 0', 'confirmed'],
    ['ODWOŁANE', 'cancelled'],
    ['İPTAL', 'cancelled'],
    ['отменён', 'cancelled'],
    ['취소됨', 'cancelled'],
    ['已取消', 'cancelled'],
    ['रद्द', 'cancelled'],
    ['ألغي', 'cancelled'],
    ['tentative(미정)', 'tentative'],
    ['inställt', 'cancelled'],
    ['opóźnione o 20 minut', 'confirmed +20'],
    ['задержка на 20 мин', 'confirmed +20'],
    ['20분 지연', 'confirmed +20'],
    ['推迟 20 分钟', 'confirmed +20'],
    ['diundur 20 menit', 'confirmed +20'],
  ])('%s', (text, expected) => {
    const read = parseStatus(text);
    if (!('status' in read)) throw new Error(`${text} was not understood`);
    const status = read.hidden ? 'hidden' : read.status;
    expect(status + (read.delay > 0 ? ` +${read.delay}` : '')).toBe(expected);
  });

  it.each([
    ['cancelld', 'cancelled'],
    ['tentativ', 'tentative'],
    ['delyed 15', 'delayed 15'],
    ['delayed', 'delayed 20'],
    ['delayed 5000', 'delayed 20'],
    ['sold out', null],
    ['x'.repeat(50_000), null],
  ])('%s is none; near is %s', (text, suggestion) => {
    expect(parseStatus(text)).toEqual({ suggestion });
  });
});

describe('a chat', () => {
  it.each([
    ['#films', '#films'],
    ['films', '#films'],
    ['&local', '&local'],
    ['##cinéma', '##cinéma'],
    ['https://discord.gg/abc', 'https://discord.gg/abc'],
    ['http://example.com/chat', null],
    ['javascript:alert(1)', null],
    ['two words', null],
    ['#a,#b', null],
    ['#', null],
    [`#${'x'.repeat(60)}`, null],
  ])('%s is %s', (text, chat) => {
    expect(parseChat(text)).toBe(chat);
  });
});

describe('a colour', () => {
  it.each([
    ['#FF6600', '#ff6600'],
    ['#f60', '#f60'],
    ['ff6600', '#ff6600'],
    ['Red', 'red'],
    ['Dark Red', 'darkred'],
    ['expression(1)', null],
    ['url(x)', null],
    ['red; background: url(x)', null],
    ['constructor', null],
  ])('%s is %s', (text, colour) => {
    expect(parseColour(text)).toBe(colour);
  });
});

describe('an address of our own', () => {
  it.each([
    ['https://example.com/a.jpg', 'https://example.com/a.jpg'],
    ['https://example.com/a.pdf#page=2', 'https://example.com/a.pdf#page=2'],
    ['/notes/a.pdf', '/notes/a.pdf'],
    ['/notes/a b.pdf', '/notes/a%20b.pdf'],
    ['/notes/a%20b.pdf', '/notes/a%20b.pdf'],
    ['/notes/ümläut.pdf#page=2', '/notes/%C3%BCml%C3%A4ut.pdf#page=2'],
    ['/notes/第1話 [夜].pdf', '/notes/%E7%AC%AC1%E8%A9%B1%20%5B%E5%A4%9C%5D.pdf'],
    ['/notes/"<b>".pdf', '/notes/%22%3Cb%3E%22.pdf'],
    ['example.com/a.jpg', 'https://example.com/a.jpg'],
  ])('%s', (text, address) => {
    expect(readAddress(text)).toEqual({ address });
  });

  it.each(['', '-', 'TBA', 'bring the long cable', 'see the crew'])('"%s" is none', (text) => {
    expect(readAddress(text)).toBe('none');
  });

  it.each([
    'http://example.com/a.jpg',
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example/x',
    '/\\evil.example',
    '/../etc/passwd',
    '/a/%2e%2e/b',
    '/a b/../c',
    '/a b/..',
    '/a b/%2E%2e/c',
    '/\t/evil.example',
    '/a\t../b c',
    '/a b\\c',
    '/a b%5Cc',
    '/a b%00',
    '/a\u0000b c',
    '/a\u2028b c',
    '/a\ud800b c',
    '/ ask the crew',
    `/${'ü'.repeat(200)}`,
    '// evil.example/x y',
    'https://user:secret@example.com/',
    'https://127.0.0.1/a.jpg',
    'https://example.com\\@evil.example/',
    'file:///etc/passwd',
  ])('%s is refused', (text) => {
    const read = readAddress(text);
    expect(read).toHaveProperty('why');
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});

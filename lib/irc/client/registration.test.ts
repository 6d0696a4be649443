import { describe, expect, test } from 'vitest';
import { inShow, wired } from '../../../e2e/irc/virtual.ts';
import type { Credentials } from '../types.ts';
import { cleanNick } from './nicks.ts';

const begin = (options: Parameters<typeof wired>[0] = {}) => {
  const wire = wired(options);
  wire.client.connect();
  wire.accept();
  wire.sent.length = 0;
  return wire;
};

describe('capabilities', () => {
  test('only what is known is asked for, in one go, and the end is not waited for', () => {
    const wire = begin();
    wire.receive(
      ':irc.test CAP * LS * :inspircd.org/poison server-time',
      ':irc.test CAP * LS :batch echo-message unknown/thing',
    );
    expect(wire.sent).toEqual(['CAP REQ :server-time batch echo-message', 'CAP END']);
  });

  test('a refused group is asked for one by one', () => {
    const wire = begin();
    wire.receive(':irc.test CAP * LS :server-time batch', ':irc.test CAP * NAK :server-time batch');
    expect(wire.sent.slice(2)).toEqual(['CAP REQ :server-time', 'CAP REQ :batch', 'CAP END']);
    wire.receive(':irc.test CAP viewer ACK :server-time', ':irc.test CAP viewer NAK :batch');
    expect([...wire.client.state.caps.keys()]).toEqual(['server-time']);
    expect(wire.sent.length).toBe(5);
  });

  test('one that comes before the server has let us in: asked for, and the end said again', () => {
    const wire = begin();
    wire.receive(':irc.test CAP * LS :server-time', ':irc.test CAP viewer NEW :sasl=PLAIN');
    expect(wire.sent).toEqual(['CAP REQ :server-time', 'CAP END', 'CAP REQ :server-time sasl', 'CAP END']);
  });

  test('a long list goes in several lines', () => {
    const wire = begin({ hostsInNames: true });
    const all =
      'account-notify account-tag away-notify batch cap-notify chghost draft/account-registration draft/chathistory ' +
      'draft/message-redaction draft/multiline=max-bytes=4096 draft/read-marker echo-message extended-join extended-monitor ' +
      'inspircd.org/standard-replies invite-notify labeled-response message-tags multi-prefix no-implicit-names sasl=PLAIN ' +
      'server-time setname standard-replies userhost-in-names chathistory';
    wire.receive(`:irc.test CAP * LS :${all}`);
    const asked = wire.sent.filter((line) => line.startsWith('CAP REQ'));
    expect(asked.length).toBe(2);
    for (const line of asked) expect(line.length).toBeLessThan(400);
    expect(asked.flatMap((line) => line.slice(9).split(' ')).length).toBe(all.split(' ').length);
  });

  test('capabilities that come and go later', () => {
    const wire = inShow({ caps: 'cap-notify server-time' });
    wire.receive(
      ':irc.test CAP viewer NEW :draft/read-marker x/y',
      ':irc.test CAP viewer ACK :draft/read-marker',
    );
    expect(wire.sent).toContain('CAP REQ :draft/read-marker');
    expect(wire.client.state.caps.has('draft/read-marker')).toBe(true);
    wire.receive(':irc.test CAP viewer DEL :server-time');
    expect(wire.client.state.caps.has('server-time')).toBe(false);
  });

  test('a server that knows none of it', () => {
    const wire = begin();
    wire.receive(':irc.test 421 * CAP :Unknown command', ':irc.test 001 viewer :Welcome');
    expect(wire.client.state.connection.kind).toBe('connected');
  });
});

describe('logging in', () => {
  const decode = (lines: string[]) =>
    atob(
      lines
        .map((line) => line.replace('AUTHENTICATE ', ''))
        .filter((part) => part !== '+')
        .join(''),
    );
  const plain: Credentials = { mechanism: 'PLAIN', account: 'dawn', password: 'pässword' };

  const login = (credentials: Credentials, offered: string, loginRequired = false) => {
    const wire = begin({ credentials, loginRequired });
    wire.receive(`:irc.test CAP * LS :sasl=${offered} server-time`, ':irc.test CAP * ACK :sasl server-time');
    return wire;
  };

  test('SASL PLAIN, then the end of capabilities', () => {
    const wire = login(plain, 'EXTERNAL,PLAIN');
    expect(wire.sent).toEqual(['CAP REQ :sasl server-time', 'AUTHENTICATE PLAIN']);
    wire.receive('AUTHENTICATE :+');
    expect(decode(wire.sent.slice(2))).toBe(
      `dawn\0dawn\0${String.fromCharCode(...new TextEncoder().encode('pässword'))}`,
    );
    wire.receive(':irc.test 900 viewer viewer!v@h dawn :You are now logged in', ':irc.test 903 viewer :Done');
    expect(wire.sent.at(-1)).toBe('CAP END');
    expect(wire.client.state.self.account).toBe('dawn');
    expect(wire.events).toContainEqual({ type: 'login', ok: true, account: 'dawn', text: 'Done' });
  });

  test.each([
    [400, ['400', '+']],
    [401, ['400', '4']],
    [0, ['28']],
  ])('a payload is cut at 400 bytes', (target, lengths) => {
    // `a NUL a NUL password` as base64: 4 characters for each 3 bytes.
    const password = 'x'.repeat(
      target === 0 ? 17 : Math.floor((target * 3) / 4) - 4 + (target === 401 ? 1 : 0),
    );
    const wire = login({ mechanism: 'PLAIN', account: 'a', password }, 'PLAIN');
    wire.receive('AUTHENTICATE +');
    const parts = wire.sent.slice(2).map((line) => line.replace('AUTHENTICATE ', ''));
    expect(parts.map((part) => (part === '+' ? '+' : String(part.length)))).toEqual(lengths);
  });

  test('EXTERNAL and OAUTHBEARER', () => {
    const external = login({ mechanism: 'EXTERNAL' }, 'EXTERNAL');
    external.receive('AUTHENTICATE +');
    expect(external.sent.at(-1)).toBe('AUTHENTICATE +');
    const bearer = login({ mechanism: 'OAUTHBEARER', account: 'dawn', token: 't0ken' }, 'OAUTHBEARER');
    bearer.receive('AUTHENTICATE +');
    expect(decode(bearer.sent.slice(2))).toBe('n,a=dawn,\x01auth=Bearer t0ken\x01\x01');
    bearer.receive('AUTHENTICATE eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=');
    expect(bearer.sent.at(-1)).toBe('AUTHENTICATE AQ==');
  });

  test('a wrong password: goes on as a guest, or closes if a login is required', () => {
    const guest = login(plain, 'PLAIN');
    guest.receive('AUTHENTICATE +', ':irc.test 904 viewer :SASL authentication failed');
    expect(guest.sent.at(-1)).toBe('CAP END');
    expect(guest.events).toContainEqual({
      type: 'login',
      ok: false,
      account: 'dawn',
      text: 'SASL authentication failed',
    });
    const strict = login(plain, 'PLAIN', true);
    strict.receive('AUTHENTICATE +', ':irc.test 904 viewer :SASL authentication failed');
    expect(strict.client.state.connection).toMatchObject({ kind: 'closed', reason: { code: 'login' } });
  });

  test('login required and no SASL to be had: closes', () => {
    const wire = begin({ credentials: plain, loginRequired: true });
    wire.receive(':irc.test CAP * LS :server-time');
    expect(wire.client.state.connection).toMatchObject({ kind: 'closed', reason: { code: 'login' } });
  });

  test('no SASL: NickServ, by the command first', () => {
    const wire = begin({ credentials: plain });
    wire.receive(':irc.test CAP * LS :server-time', ':irc.test 001 viewer :Welcome');
    expect(wire.sent).toContain('NICKSERV IDENTIFY dawn pässword');
    wire.receive(':irc.test 421 viewer NICKSERV :Unknown command');
    expect(wire.sent.at(-1)).toBe('PRIVMSG NickServ :IDENTIFY dawn pässword');
  });

  test('SASL that comes back while connected is used', () => {
    const wire = begin({ credentials: plain });
    wire.receive(
      ':irc.test CAP * LS :cap-notify',
      ':irc.test CAP * ACK :cap-notify',
      ':irc.test 001 viewer :Welcome',
    );
    wire.receive(':irc.test CAP viewer NEW :sasl=PLAIN', ':irc.test CAP viewer ACK :sasl');
    expect(wire.sent.at(-1)).toBe('AUTHENTICATE PLAIN');
  });
});

describe('nicks', () => {
  test('a taken one gets another ending, until one is free', () => {
    const wire = begin({ nick: 'dawn' });
    wire.receive(
      ':irc.test 433 * dawn :Nickname is already in use',
      ':irc.test 433 * dawn_ :Nickname is already in use',
    );
    expect(wire.sent).toEqual(['NICK dawn_', 'NICK dawn__']);
    wire.receive(':irc.test 001 dawn__ :Welcome');
    expect(wire.client.state.self.nick).toBe('dawn__');
    expect(wire.events).toContainEqual({ type: 'nick-taken', wanted: 'dawn', nick: 'dawn__' });
  });

  test('one that the server does not like is made plainer', () => {
    const wire = begin({ nick: 'dåwn' });
    wire.receive(':irc.test 432 * dåwn :Erroneous nickname');
    expect(wire.sent.at(-1)).toMatch(/^NICK dwn\d+$/);
    wire.receive(':irc.test 432 * x :Erroneous nickname');
    expect(wire.sent.at(-1)).toMatch(/^NICK guest\d+$/);
  });

  test('gives up after a dozen', () => {
    const wire = begin({ nick: 'dawn' });
    for (let i = 0; i < 13; i++) wire.receive(':irc.test 433 * x :Nickname is already in use');
    expect(wire.client.state.connection).toMatchObject({ kind: 'closed', reason: { code: 'nick' } });
  });

  test('the one that was wanted is taken back when its holder goes', () => {
    const wire = begin({ nick: 'dawn' });
    wire.receive(':irc.test 433 * dawn :Nickname is already in use', ':irc.test 001 dawn_ :Welcome');
    wire.join('#show', 'dawn dusk');
    wire.sent.length = 0;
    wire.receive(':dusk!d@example QUIT :bye', ':dawn!x@example QUIT :Ping timeout');
    expect(wire.sent).toEqual(['NICK dawn']);
  });

  test.each([
    ['  two words ', 'two_words'],
    ['9lives', '_9lives'],
    ['da!wn@x', 'dawnx'],
    ['', 'guest'],
    ['[dawn]', '[dawn]'],
    ['évi', 'évi'],
    ['a\r\nQUIT', 'a_QUIT'],
  ])('%j becomes %s', (typed, nick) => {
    expect(cleanNick(typed)).toBe(nick);
  });
});

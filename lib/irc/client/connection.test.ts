import { describe, expect, test } from 'vitest';
import { inShow, type Wired, wired } from '../../../e2e/irc/virtual.ts';
import type { ReasonCode } from '../types.ts';

const kind = (wire: Wired) => wire.client.state.connection.kind;
const reason = (wire: Wired) => {
  const state = wire.client.state.connection;
  return 'reason' in state ? state.reason.code : null;
};

describe('from idle to connected', () => {
  test('each state in turn', () => {
    const wire = wired();
    expect(kind(wire)).toBe('idle');
    wire.client.connect();
    expect(kind(wire)).toBe('connecting');
    wire.accept();
    expect(kind(wire)).toBe('registering');
    expect(wire.sent).toEqual(['CAP LS 302', 'NICK viewer', 'USER viewer 0 * viewer']);
    wire.receive(':irc.test 001 viewer :Welcome');
    expect(kind(wire)).toBe('connected');
  });

  test('a server that never answers is given up and tried again', () => {
    const wire = wired();
    wire.client.connect();
    wire.env.advance(20_000);
    expect([kind(wire), reason(wire)]).toEqual(['waiting', 'unreachable']);
    wire.env.advance(14_000);
    expect(wire.attempts).toBe(2);
    wire.accept();
    wire.env.advance(60_000);
    expect([kind(wire), reason(wire)]).toEqual(['waiting', 'timeout']);
  });
});

describe('PING', () => {
  test('is answered on receipt', () => {
    const wire = inShow();
    wire.sent.length = 0;
    wire.receive('PING :irc.test', ':irc.test PING token');
    expect(wire.sent).toEqual(['PONG irc.test', 'PONG token']);
  });

  test('a quiet connection is asked, and given up without an answer', () => {
    const wire = inShow();
    wire.sent.length = 0;
    wire.env.advance(60_000);
    expect(wire.sent).toContain('PING :still-there');
    wire.env.advance(6_000);
    expect([kind(wire), reason(wire)]).toEqual(['waiting', 'timeout']);
  });

  test('an answer keeps it', () => {
    const wire = inShow();
    for (let i = 0; i < 20; i++) {
      wire.env.advance(60_000);
      wire.receive(':irc.test PONG irc.test still-there');
    }
    expect(kind(wire)).toBe('connected');
    expect(wire.attempts).toBe(1);
  });

  test('a laptop that woke asks at once and is quick to give up', () => {
    const wire = inShow();
    wire.client.wake();
    expect(wire.sent.at(-1)).toBe('PING :still-there');
    wire.env.advance(5_000);
    expect(reason(wire)).toBe('timeout');
  });

  test('so does one whose lid was closed, though no event says so', () => {
    const wire = inShow();
    wire.env.sleep(3_600_000);
    wire.env.advance(1);
    expect(wire.sent.at(-1)).toBe('PING :still-there');
    wire.env.advance(5_000);
    expect(reason(wire)).toBe('timeout');
  });
});

describe('being away', () => {
  test('waits, is brought forward by waking, and counts its attempts', () => {
    const wire = inShow();
    wire.close();
    expect([kind(wire), reason(wire)]).toEqual(['waiting', 'lost']);
    wire.client.wake();
    expect(kind(wire)).toBe('connecting');
    wire.close(false);
    expect(wire.client.state.connection).toMatchObject({
      kind: 'waiting',
      attempt: 2,
      reason: { code: 'unreachable' },
    });
  });

  test('offline: no attempt before the device is online again', () => {
    const wire = inShow();
    wire.client.setOnline(false);
    wire.env.advance(5_000);
    expect(wire.client.state.connection).toMatchObject({ kind: 'waiting', offline: true });
    wire.env.advance(3_600_000);
    wire.client.wake();
    expect(wire.attempts).toBe(1);
    wire.client.setOnline(true);
    expect(wire.attempts).toBe(2);
  });

  test('joins again what it was in, and not what it left', () => {
    const wire = inShow();
    wire.client.join('#aside', 'key');
    wire.join('#aside');
    wire.client.join('#gone');
    wire.join('#gone');
    wire.client.part('#gone');
    wire.close();
    wire.env.advance(20_000);
    wire.welcome();
    expect(wire.sent.filter((line) => line.startsWith('JOIN'))).toEqual(['JOIN #show', 'JOIN #aside key']);
  });
});

describe('why the server closed', () => {
  test.each<[string, ReasonCode, 'waiting' | 'closed']>([
    ['ERROR :Closing link: (web@127.0.0.1) [K-lined: spam]', 'banned', 'closed'],
    ['ERROR :Closing link: (web@127.0.0.1) [Z:lined]', 'banned', 'closed'],
    [':irc.test 465 viewer :You are banned from this server', 'banned', 'closed'],
    [':irc.test 464 viewer :Password incorrect', 'password', 'closed'],
    ['ERROR :Closing link: (web@127.0.0.1) [Throttled]', 'throttled', 'waiting'],
    ['ERROR :Your host is trying to (re)connect too fast -- throttled', 'throttled', 'waiting'],
    ['ERROR :Closing link: (web@127.0.0.1) [No more connections allowed from your host]', 'full', 'waiting'],
    ['ERROR :Closing link: (web@127.0.0.1) [Excess Flood]', 'flood', 'waiting'],
    ['ERROR :Closing link: (web@127.0.0.1) [Killed (warden (enough))]', 'killed', 'waiting'],
    ['ERROR :Closing link: (web@127.0.0.1) [Server shutdown]', 'shutdown', 'waiting'],
    ['ERROR :Closing link: (web@127.0.0.1) [Ping timeout: 30 seconds]', 'timeout', 'waiting'],
    ['ERROR :Something else', 'refused', 'waiting'],
  ])('%s', (line, code, state) => {
    const wire = wired();
    wire.client.connect();
    wire.accept();
    wire.receive(line);
    wire.close();
    expect([reason(wire), kind(wire)]).toEqual([code, state]);
    wire.env.advance(3_600_000);
    expect(wire.attempts > 1).toBe(state === 'waiting');
  });

  test("the server's words come without control codes and capped", () => {
    const wire = wired();
    wire.client.connect();
    wire.accept();
    wire.receive(`ERROR :\x02\x0304Closing\x0f ${'x'.repeat(9000)}`);
    wire.close();
    const connection = wire.client.state.connection;
    const text = 'reason' in connection ? connection.reason.text : '';
    expect(text).toMatch(/^Closing x+$/);
    expect(text.length).toBe(300);
  });
});

test('leaving says so and stays away', () => {
  const wire = inShow();
  wire.client.disconnect('good\r\nnight');
  expect(wire.sent.at(-1)).toBe('QUIT :good night');
  wire.env.advance(3_600_000);
  expect([kind(wire), reason(wire), wire.attempts]).toEqual(['closed', 'quit', 1]);
});

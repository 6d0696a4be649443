import { describe, expect, test } from 'vitest';
import { inShow, type Wired } from '../../../e2e/irc/virtual.ts';

const CAPS = 'message-tags server-time batch echo-message labeled-response';
const said = (wire: Wired) => wire.sent.filter((line) => line.includes('PRIVMSG'));
const labelOf = (line: string | undefined) => /label=([^ ;]+)/.exec(line ?? '')?.[1];

describe('a line of ours', () => {
  test('is shown at once and confirmed by its echo, by label', () => {
    const wire = inShow({ caps: CAPS });
    const [first, second] = [wire.client.say('#show', 'same')[0], wire.client.say('#show', 'same')[0]];
    expect([first?.status, second?.status]).toEqual(['sent', 'sent']);
    const [a, b] = said(wire).map(labelOf);
    wire.receive(
      `@time=2026-11-28T20:00:05.000Z;msgid=m2;label=${b} :viewer!v@example PRIVMSG #show :same`,
      `@time=2026-11-28T20:00:06.000Z;msgid=m1;label=${a} :viewer!v@example PRIVMSG #show :same`,
    );
    expect([first?.msgid, second?.msgid]).toEqual(['m1', 'm2']);
    expect(wire.lines('#show').map(({ status }) => status)).toEqual(['there', 'there']);
    expect(wire.client.state.find('#show')?.unread).toBe(0);
  });

  test('is confirmed by what it says if the server has no labels', () => {
    const wire = inShow({ caps: 'echo-message' });
    const [line] = wire.client.say('#show', 'hello');
    wire.receive(':viewer!v@example PRIVMSG #show :hello');
    expect(line?.status).toBe('there');
    expect(wire.lines('#show').length).toBe(1);
    // The same account at another window: not ours, and shown.
    wire.receive(':viewer!v@example PRIVMSG #show :from the phone');
    expect(wire.lines('#show').length).toBe(2);
  });

  test('says what the channel made of it', () => {
    const wire = inShow({ caps: CAPS });
    const [line] = wire.client.say('#show', '\x0304red\x03');
    wire.receive(`@label=${labelOf(said(wire)[0])};msgid=m :viewer!v@example PRIVMSG #show :red`);
    expect(line).toMatchObject({ status: 'there', text: 'red' });
  });

  test.each([
    [
      'with a label',
      CAPS,
      (label: string) => `@label=${label} :irc.test 404 viewer #show :Cannot send to channel (+m)`,
    ],
    ['by its target', 'echo-message', () => ':irc.test 404 viewer #show :Cannot send to channel (+m)'],
    [
      'on a server that confirms nothing',
      '',
      () => ':irc.test 404 viewer #show :Cannot send to channel (+m)',
    ],
  ])('is given back when refused, %s', (_, caps, refusal) => {
    const wire = inShow({ caps });
    const [line] = wire.client.say('#show', 'hello');
    wire.receive(refusal(labelOf(said(wire)[0]) ?? ''));
    expect(line).toMatchObject({ status: 'failed', failure: 'Cannot send to channel (+m)' });
    expect(wire.events.filter(({ type }) => type === 'refusal')).toEqual([]);
  });

  test('is not given back because a list of bans was refused meanwhile', () => {
    const wire = inShow({ caps: 'echo-message' });
    const [line] = wire.client.say('#show', 'hello');
    wire.receive(":irc.test 482 viewer #show :You're not channel operator");
    wire.receive(':viewer!v@example PRIVMSG #show :hello');
    expect(line).toMatchObject({ status: 'there', failure: '' });
  });

  test('that replies says to what, if tags get through', () => {
    const wire = inShow({ caps: CAPS });
    wire.client.say('#show', 'yes', { replyTo: 'm1' });
    expect(said(wire)[0]).toContain('+draft/reply=m1');
    const denied = inShow({ caps: CAPS, isupport: 'CLIENTTAGDENY=*' });
    denied.client.say('#show', 'yes', { replyTo: 'm1' });
    expect(said(denied)[0]).not.toContain('reply');
    expect(denied.client.react('#show', 'm1', '👍')).toBe(false);
  });

  test('of nothing is no line', () => {
    const wire = inShow();
    expect(wire.client.say('#show', ' \r\n \n')).toEqual([]);
    expect(said(wire)).toEqual([]);
  });
});

describe('away', () => {
  test('lines wait, and go once when the channel is joined again', () => {
    const wire = inShow({ caps: CAPS });
    wire.close();
    const [line] = wire.client.say('#show', 'later');
    expect(line?.status).toBe('queued');
    wire.env.advance(14_000);
    wire.welcome({ caps: CAPS });
    expect(said(wire)).toEqual([]);
    wire.join('#show');
    expect(said(wire).length).toBe(1);
    expect(line?.status).toBe('sent');
    wire.receive(`@label=${labelOf(said(wire)[0])};msgid=m :viewer!v@example PRIVMSG #show :later`);
    expect(line?.status).toBe('there');
    wire.join('#show');
    expect(said(wire).length).toBe(1);
  });

  test('a line that waited more than five minutes is given back', () => {
    const wire = inShow();
    wire.client.setOnline(false);
    wire.env.advance(5_000);
    const [line] = wire.client.say('#show', 'old news');
    wire.env.advance(400_000);
    wire.client.setOnline(true);
    wire.welcome();
    wire.join('#show');
    expect(said(wire)).toEqual([]);
    expect(line).toMatchObject({ status: 'failed' });
    if (line) wire.client.retry(line);
    expect(said(wire)).toEqual(['PRIVMSG #show :old news']);
    expect(wire.lines('#show').map(({ text, status }) => [text, status])).toEqual([['old news', 'there']]);
  });

  test('a line that was sent and never confirmed is given back after the next join, not sent again', async () => {
    const wire = inShow({ caps: CAPS });
    const [line] = wire.client.say('#show', 'lost?');
    wire.close();
    wire.env.advance(14_000);
    wire.welcome({ caps: CAPS });
    wire.join('#show');
    expect(line?.status).toBe('sent');
    const barrier = wire.sent.find((sent) => sent.startsWith('PING :barrier'))?.slice(6);
    wire.receive(`:irc.test PONG irc.test :${barrier}`);
    await Promise.resolve();
    expect(line?.status).toBe('failed');
    expect(said(wire)).toEqual([]);
  });

  test('a private line waits for the connection only', () => {
    const wire = inShow();
    wire.client.open('dawn');
    wire.close();
    wire.client.say('dawn', 'psst');
    wire.env.advance(14_000);
    wire.welcome();
    expect(said(wire)).toEqual(['PRIVMSG dawn psst']);
  });
});

describe('the pace', () => {
  test('a burst, then one at a time; what was not written when the line broke is not lost', () => {
    const wire = inShow({ caps: CAPS, pace: { burst: 4, interval: 1000 } });
    wire.env.advance(10_000);
    const lines = Array.from({ length: 10 }, (_, i) => wire.client.say('#show', `line ${i}`)[0]);
    expect(said(wire).length).toBe(4);
    wire.env.advance(3_000);
    expect(said(wire).length).toBe(7);
    expect(lines.map((line) => line?.status).slice(5)).toEqual([
      'sent',
      'sent',
      'queued',
      'queued',
      'queued',
    ]);
    wire.close();
    wire.env.advance(14_000);
    wire.welcome({ caps: CAPS });
    wire.join('#show');
    wire.env.advance(10_000);
    expect(said(wire).map((line) => line.slice(line.indexOf(':') + 1))).toEqual([
      'line 7',
      'line 8',
      'line 9',
    ]);
  });

  test('PONG waits for nobody', () => {
    const wire = inShow({ pace: { burst: 1, interval: 10_000 } });
    for (let i = 0; i < 5; i++) wire.client.say('#show', 'x');
    wire.receive('PING :now');
    expect(wire.sent.at(-1)).toBe('PONG now');
  });

  test('typing is thinned to one in three seconds, and not told to a crowd', () => {
    const wire = inShow({ caps: CAPS });
    const typing = () => wire.sent.flatMap((line) => /^@label=\w+;(\S*typing\S*)/.exec(line)?.[1] ?? []);
    for (let i = 0; i < 20; i++) wire.client.typing('#show', 'active');
    expect(typing()).toEqual(['+typing=active']);
    wire.env.advance(3_000);
    wire.client.typing('#show', 'active');
    wire.env.advance(3_000);
    wire.client.typing('#show', 'done');
    wire.client.typing('#show', 'done');
    expect(typing()).toEqual(['+typing=active', '+typing=active', '+typing=done']);
    const crowd = inShow({ caps: CAPS, names: Array.from({ length: 300 }, (_, i) => `p${i}`).join(' ') });
    crowd.client.typing('#show', 'active');
    expect(crowd.sent.filter((line) => line.includes('TAGMSG'))).toEqual([]);
  });
});

describe('commands', () => {
  test.each<[string, (wire: Wired) => unknown, string]>([
    ['topic', ({ client }) => client.setTopic('#show', 'a\r\nQUIT'), 'TOPIC #show :a QUIT'],
    ['kick', ({ client }) => client.kick('#show', 'dawn :x', 'bad words'), 'KICK #show dawn:x :bad words'],
    ['mode', ({ client }) => client.mode('#show', '+o', 'dawn'), 'MODE #show +o dawn'],
    ['invite', ({ client }) => client.invite('dawn', '#show'), 'INVITE dawn #show'],
    ['part', ({ client }) => client.part('#show', 'good night'), 'PART #show :good night'],
    ['nick', ({ client }) => client.nick('a b'), 'NICK a_b'],
    ['away', ({ client }) => client.away('lunch break'), 'AWAY :lunch break'],
    ['back', ({ client }) => client.away(null), 'AWAY'],
    ['raw', ({ client }) => client.raw('LIST #s*'), 'LIST #s*'],
    ['join', ({ client }) => client.join('#a\r\nQUIT', 'k'), 'JOIN #aQUIT k'],
  ])('%s cannot break out of its line', (_, run, line) => {
    const wire = inShow();
    run(wire);
    expect(wire.sent.at(-1)).toBe(line);
  });

  test.each(['x\r\nQUIT', 'x\0', 'é'.repeat(256)])('raw %j is refused', (line) => {
    const wire = inShow();
    expect(wire.client.raw(line)).toBe(false);
  });

  test('while away nothing is sent and nothing breaks', async () => {
    const wire = inShow();
    wire.close();
    const { client } = wire;
    client.setTopic('#show', 'x');
    client.kick('#show', 'dawn');
    client.join('#more');
    expect(client.raw('x')).toBe(false);
    expect(client.react('#show', 'm', 'x')).toBe(false);
    expect(await client.whois('dawn')).toBeNull();
    expect(await client.loadOlder('#show')).toBe(0);
    wire.env.advance(14_000);
    wire.accept();
    expect(wire.sent).toEqual(['CAP LS 302', 'NICK viewer', 'USER viewer 0 * viewer']);
  });

  test('a closed conversation is gone, and heard no more', () => {
    const wire = inShow({ isupport: 'MONITOR=10' });
    wire.client.open('dawn');
    expect(wire.sent).toContain('MONITOR + dawn');
    wire.receive(':irc.test 730 viewer :dawn!d@h');
    expect(wire.client.state.find('dawn')?.online).toBe(true);
    wire.client.close('dawn');
    expect(wire.sent).toContain('MONITOR - dawn');
    wire.client.close('#show');
    expect([...wire.client.state.conversations.keys()]).toEqual([]);
    wire.receive(':viewer!v@example PART #show');
    expect(wire.client.state.find('#show')).toBeUndefined();
  });
});

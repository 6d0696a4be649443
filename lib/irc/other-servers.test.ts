import { describe, expect, test } from 'vitest';
import { inShow, wired } from '../../e2e/irc/virtual.ts';
import { readError } from './client/reasons.ts';
import { stripFormatting } from './message/format.ts';
import { mayReact } from './message/isupport.ts';

// Lines of Ergo 2.11 and UnrealIRCd 6.1, as they were seen on the wire.

const ERGO =
  'batch message-tags server-time labeled-response echo-message draft/chathistory draft/event-playback draft/multiline=max-bytes=4096,max-lines=100';
const tags = (at: number, msgid: string) =>
  `@batch=1;msgid=${msgid};time=2026-11-28T19:${String(at).padStart(2, '0')}:00.000Z`;
const history = (...lines: string[]) => [
  ':ergo.test BATCH +1 chathistory #show',
  ...lines,
  ':ergo.test BATCH -1',
];
const ergo = (caps = ERGO) =>
  inShow({ caps, isupport: 'CHATHISTORY=1000 EXTBAN=,m UTF8ONLY', names: 'alice bob' });
const shown = (wire: ReturnType<typeof ergo>) =>
  wire.lines('#show').map(({ kind, nick, text, target, presence }) => {
    const who = presence ? `+${presence.joinedNicks} -${presence.leftNicks}` : `${nick} ${target}`.trim();
    return [kind, who, text].filter(Boolean).join(' ');
  });

describe('Ergo: history', () => {
  test('events are events, reactions are there again, and none of it is said by anybody', () => {
    const wire = ergo();
    expect(wire.sent).toContain('CHATHISTORY LATEST #show * 50');
    wire.receive(
      ...history(
        `${tags(1, 'a')} :alice!u@h JOIN #show * alice`,
        `${tags(2, 'b')} :alice!u@h PRIVMSG #show :first, viewer`,
        `${tags(3, 'c')};+draft/react=👍;+draft/reply=b :bob!u@h TAGMSG #show`,
        `${tags(4, 'd')} :alice!u@h MODE #show +m`,
        `${tags(5, 'e')} :alice!u@h TOPIC #show :New topic`,
        `${tags(6, 'f')} :bobby!u@h NICK bob`,
        `${tags(7, 'g')} :alice!u@h KICK #show bob :be nice`,
        `${tags(8, 'h')} :bob!u@h QUIT :Quit: gone`,
        `${tags(9, 'i')} :viewer!u@h JOIN #show * viewer`,
      ),
    );
    expect(shown(wire)).toEqual([
      'presence +alice -',
      'message alice first, viewer',
      'mode alice +m',
      'topic alice New topic',
      'nick bobby bob',
      'kick alice bob be nice',
      'presence + -bob',
    ]);
    expect(wire.lines('#show')[1]?.reactions).toEqual(new Map([['👍', new Set(['bob'])]]));
    expect(wire.client.state.find('#show')).toMatchObject({ unread: 0, mentions: 0, joined: true });
    expect(wire.client.state.find('#show')?.modes.has('m')).toBe(false);
  });

  test("without event-playback HistServ's lines are events, and mention nobody", () => {
    const wire = ergo(ERGO.replace('draft/event-playback ', ''));
    const say = (at: number, text: string) =>
      `${tags(at, `_${at}`)} :HistServ!HistServ@localhost PRIVMSG #show :${text}`;
    wire.receive(
      ...history(
        say(1, 'viewer joined the channel'),
        say(2, 'bob sent a TAGMSG'),
        say(3, 'alice set channel modes: +m'),
        say(4, 'alice changed nick to viewer'),
        say(5, 'bob quit (Quit: gone)'),
        `${tags(6, 'x')} :bob!u@h PRIVMSG #show :hello`,
      ),
    );
    expect(shown(wire)).toEqual([
      'presence +viewer -',
      'info  alice set channel modes: +m'.replace('  ', ' '),
      'info alice changed nick to viewer',
      'presence + -bob',
      'message bob hello',
    ]);
    expect(wire.lines('#show').some(({ mention }) => mention)).toBe(false);
  });

  test('joins use up the lines that were asked for: more is asked for, three times at most', () => {
    const wire = ergo();
    const room = wire.client.state.find('#show');
    let at = 59;
    const joins = (count: number) =>
      history(...Array.from({ length: count }, (_, i) => `${tags(at, `${at}-${i}`)} :g${i}!u@h JOIN #show`));
    const asked = () => wire.sent.filter((line) => line.startsWith('CHATHISTORY')).at(-1);
    wire.receive(...joins(50));
    for (const limit of [100, 100]) {
      expect(asked()).toBe(`CHATHISTORY BEFORE #show timestamp=2026-11-28T19:${at}:00.000Z 100`);
      at--;
      wire.receive(...joins(limit));
    }
    expect(room?.history).toBe('loading');
    at--;
    wire.receive(
      ...history(`${tags(at, 'said')} :bob!u@h PRIVMSG #show :at last`, ...joins(99).slice(1, -1)),
    );
    expect(wire.sent.filter((line) => line.startsWith('CHATHISTORY'))).toHaveLength(4);
    expect(room?.history).toBe('more');
    expect(shown(wire)).toContain('message bob at last');
  });
});

test('line breaks of draft/multiline stay, and an empty line too', () => {
  const wire = ergo();
  wire.receive(
    '@msgid=m;time=2026-11-28T20:00:00.000Z :amy!u@h BATCH +x draft/multiline :#show',
    '@batch=x :amy!u@h PRIVMSG #show :one',
    '@batch=x :amy!u@h PRIVMSG #show :two',
    '@batch=x :amy!u@h PRIVMSG #show :',
    '@batch=x :amy!u@h PRIVMSG #show :three',
    '@batch=x;draft/multiline-concat :amy!u@h PRIVMSG #show : and more',
    ':amy!u@h BATCH :-x',
  );
  expect(wire.lines('#show').at(-1)?.text).toBe('one\ntwo\n\nthree and more');
  expect(stripFormatting('one\n\x02two')).toBe('one\ntwo');
});

describe('if one may not speak', () => {
  const typings = (wire: ReturnType<typeof ergo>) =>
    wire.sent.filter((line) => line.includes('+typing=active')).length;

  test.each([
    ['+m', ':alice!u@h MODE #show +m'],
    ['+M without an account', ':alice!u@h MODE #show +M'],
  ])('%s: typing is not sent', (_name, mode) => {
    const wire = inShow({ caps: ERGO, isupport: 'CHANMODES=b,k,l,imnstM', names: '@alice' });
    wire.receive(mode);
    wire.client.typing('#show', 'active');
    expect(typings(wire)).toBe(0);
    wire.receive(':alice!u@h MODE #show +v viewer');
    wire.client.typing('#show', 'active');
    expect(typings(wire)).toBe(1);
  });

  test.each([
    ['by its label', ERGO],
    ['by its place, where there are no labels', 'batch message-tags echo-message'],
  ])('silenced: the refusal of a TAGMSG is told apart %s, is no line, and is the last', (_name, caps) => {
    const wire = inShow({ caps, names: '@alice' });
    wire.client.typing('#show', 'active');
    const label = /label=(\w+)/.exec(wire.sent.at(-1) ?? '')?.[1];
    wire.receive(
      `${label ? `@label=${label} ` : ''}:ergo.test 404 viewer #show :Cannot send to channel (+b)`,
    );
    expect(wire.lines('#show')).toEqual([]);
    expect(wire.events).toEqual([]);
    wire.env.advance(4000);
    wire.client.typing('#show', 'active');
    expect(typings(wire)).toBe(1);
    // A message is refused as before; once something has changed, typing is told again.
    const [line] = wire.client.say('#show', 'hello?');
    const said = /label=(l\w+)/.exec(wire.sent.at(-1) ?? '')?.[1];
    wire.receive(`${said ? `@label=${said} ` : ''}:ergo.test 404 viewer #show :Cannot send to channel (+b)`);
    expect(line?.status).toBe('failed');
    wire.receive(':alice!u@h MODE #show -b m:viewer!*@*');
    wire.client.typing('#show', 'active');
    expect(typings(wire)).toBe(2);
  });
});

describe('a network that lets in only people who are logged in', () => {
  const LS =
    ':ergo.test CAP * LS :draft/account-registration=before-connect,account-required sasl=PLAIN,EXTERNAL batch';
  const begin = (options: Parameters<typeof wired>[0] = {}) => {
    const wire = wired(options);
    wire.client.connect();
    wire.accept();
    return wire;
  };
  const ack = (wire: ReturnType<typeof wired>) => {
    const asked = wire.sent.findLast((line) => line.startsWith('CAP REQ :'))?.slice(9);
    wire.receive(`:ergo.test CAP * ACK :${asked}`);
  };
  const closed = { kind: 'closed', reason: { code: 'account' } };

  test.each([
    ['says so in its capabilities', [LS]],
    [
      'says so when it closes',
      [
        ':ergo.test CAP * LS :sasl=PLAIN',
        ':ergo.test FAIL * ACCOUNT_REQUIRED :You must log in with SASL to join this server',
        'ERROR :You must log in with SASL to join this server',
      ],
    ],
    ['says so in ERROR alone', ['ERROR :You must log in with SASL to join this server']],
  ])('%s: that is the reason, and it is not tried for ever', (_name, lines) => {
    const wire = begin();
    wire.receive(...lines);
    expect(wire.client.state.connection).toMatchObject(closed);
    wire.env.advance(600_000);
    expect(wire.attempts).toBe(1);
  });

  test('a person who logs in from there is let in', () => {
    const wire = begin();
    wire.receive(LS);
    wire.client.login({ mechanism: 'PLAIN', account: 'rita', password: 'secret' });
    expect(wire.attempts).toBe(2);
    wire.accept();
    wire.receive(LS);
    ack(wire);
    wire.receive(
      'AUTHENTICATE +',
      ':ergo.test 900 * * rita :You are now logged in as rita',
      ':ergo.test 903 * :ok',
    );
    expect(wire.sent.at(-1)).toBe('CAP END');
  });

  test('a person who registers from there is let in, and a refusal is shown', () => {
    const wire = begin();
    wire.receive(LS);
    expect(wire.client.register('rita', '*', 'swordfish1')).toBe(true);
    wire.accept();
    wire.receive(LS);
    ack(wire);
    expect(wire.sent.at(-1)).toBe('REGISTER rita * swordfish1');
    wire.receive(':ergo.test FAIL REGISTER ALREADY_REGISTERED rita :You have already registered');
    expect(wire.events.at(-1)).toMatchObject({ type: 'registration', outcome: 'failed' });
    expect(wire.client.state.connection).toMatchObject(closed);

    wire.client.register('rita2', '*', 'swordfish1');
    wire.accept();
    wire.receive(LS);
    ack(wire);
    wire.receive(':ergo.test REGISTER SUCCESS rita2 :Account successfully registered');
    expect(wire.events.at(-1)).toMatchObject({ type: 'registration', outcome: 'done', account: 'rita2' });
    expect(wire.sent.at(-1)).toBe('CAP END');
  });
});

test.each([
  ['Too many clients from your network', 'full'],
  ['Closing Link: mx2[h4.example.net] (Too many connections from your IP)', 'full'],
  ['Closing Link: x[y] (No more connections allowed in your connection class)', 'full'],
  ['Too many host connections (local)', 'full'],
  ['You have attempted to connect too many times within a short duration. Wait a while.', 'throttled'],
  ['Closing Link: [127.0.0.1] (Throttled: Reconnecting too fast - Email x@x.test)', 'throttled'],
  ['Closing Link: gil[h7.example.net] (Excess Flood)', 'flood'],
  ['Closing Link: jon[h40.example.net] (Banned (G-Lined): spamming)', 'banned'],
])('%s: %s', (text, code) => {
  expect(readError(text)).toMatchObject({ code, text });
});

test('reactions are offered only if they get through', () => {
  const deny = 'CLIENTTAGDENY=*,-draft/typing,-typing,-draft/channel-context,-draft/reply';
  const caps = 'message-tags echo-message';
  expect(mayReact(inShow({ caps, isupport: deny }).client.state)).toBe(false);
  expect(mayReact(inShow({ caps }).client.state)).toBe(true);
  expect(mayReact(inShow().client.state)).toBe(false);
});

test('a line that is written after a long text overtakes the rest of it, which can be stopped', () => {
  const wire = inShow({ pace: { burst: 2, interval: 500 } });
  wire.env.advance(10_000);
  wire.client.say('#show', Array.from({ length: 300 }, (_, i) => `line ${i}`).join('\n'));
  wire.client.say('#show', 'I am still here');
  wire.env.advance(2000);
  const said = () => wire.sent.filter((line) => line.startsWith('PRIVMSG')).map((line) => line.slice(15));
  expect(said()).toEqual(['line 0', 'line 1', 'line 2', 'I am still here', 'line 3', 'line 4']);
  expect(wire.client.waiting()).toBe(295);
  expect(wire.client.stopSending()).toBe(295);
  wire.env.advance(60_000);
  expect(said()).toHaveLength(6);
  expect(wire.lines('#show')).toHaveLength(6);
});

import { describe, expect, test } from 'vitest';
import { inShow, type Wired } from '../../../e2e/irc/virtual.ts';
import { Changed } from '../types.ts';

const room = (wire: Wired, name = '#show') => {
  const found = wire.client.state.find(name);
  if (!found) throw new Error(`${name} is not open`);
  return found;
};
const who = (wire: Wired) =>
  room(wire)
    .members.sorted()
    .map(({ prefixes, user }) => prefixes + user.nick);
const crowd = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`);

describe('members', () => {
  test('NAMES, with all prefixes and with hosts', () => {
    const wire = inShow({ names: '@+dawn +dusk!d@host noon' });
    expect(who(wire)).toEqual(['@+dawn', '+dusk', 'noon', 'viewer']);
    expect(wire.client.state.user('DUSK')).toMatchObject({ user: 'd', host: 'host' });
    expect(room(wire).membersComplete).toBe(true);
  });

  test('joins, parts, quits, nicks and modes', () => {
    const wire = inShow({ names: 'dawn dusk' });
    wire.receive(
      ':noon!n@host JOIN #show account :High Noon',
      ':dawn!d@host PART #show :bye',
      ':irc.test MODE #show +ov dusk noon',
      ':irc.test MODE #show +v dusk',
      ':dusk!d@host NICK Dusk2',
    );
    expect(who(wire)).toEqual(['@+Dusk2', '+noon', 'viewer']);
    expect(wire.client.state.user('noon')).toMatchObject({
      account: 'account',
      realname: 'High Noon',
      host: 'host',
    });
    wire.receive(
      ':Dusk2!d@host QUIT :gone',
      ':irc.test MODE #show -v noon',
      ':noon!n@host KICK #show viewer :out',
    );
    expect(wire.client.state.user('dusk2')).toBeUndefined();
    expect(room(wire)).toMatchObject({ joined: false, refusal: { code: 'kicked', text: 'out' } });
    expect(wire.events).toContainEqual(
      expect.objectContaining({ type: 'kicked', by: 'noon', reason: 'out' }),
    );
  });

  test('the facts about people come and go', () => {
    const wire = inShow({ names: 'dawn' });
    wire.receive(
      ':dawn!d@host ACCOUNT dawn-account',
      ':dawn!d@host AWAY :lunch',
      ':dawn!d@host CHGHOST new-user new.host',
      ':dawn!d@host SETNAME :At Dawn',
    );
    expect(wire.client.state.user('dawn')).toMatchObject({
      account: 'dawn-account',
      away: true,
      user: 'new-user',
      host: 'new.host',
      realname: 'At Dawn',
    });
    wire.receive(':dawn!d@host ACCOUNT *', ':dawn!d@host AWAY');
    expect(wire.client.state.user('dawn')).toMatchObject({ account: null, away: false });
  });

  test('our own prefixes, modes, away and account', () => {
    const wire = inShow();
    wire.receive(
      ':irc.test MODE #show +o viewer',
      ':irc.test MODE #show +mk secret',
      ':viewer MODE viewer :+ix',
      ':irc.test 306 viewer :away',
      ':irc.test 900 viewer viewer!v@h account :in',
    );
    expect(room(wire).prefixes).toBe('@');
    expect([...room(wire).modes]).toEqual([
      ['m', ''],
      ['k', 'secret'],
    ]);
    expect(wire.client.state.self).toMatchObject({ modes: 'ix', away: true, account: 'account' });
    wire.receive(
      ':irc.test 324 viewer #show +nt',
      ':irc.test 305 viewer :back',
      ':irc.test 901 viewer x :out',
    );
    expect([...room(wire).modes.keys()]).toEqual(['n', 't']);
    expect(wire.client.state.self).toMatchObject({ away: false, account: null });
  });

  test('nobody is remembered who is in no channel', () => {
    const wire = inShow();
    for (let i = 0; i < 500; i++) wire.receive(`:p${i}!p@host JOIN #show`, `:p${i}!p@host PART #show`);
    expect([...crowd(500), 'viewer'].filter((nick) => wire.client.state.user(nick))).toEqual(['viewer']);
  });
});

describe('joins and parts, as lines', () => {
  test('in a small channel those that follow each other are one line', () => {
    const wire = inShow();
    wire.receive(
      ':dawn!d@h JOIN #show',
      ':dusk!d@h JOIN #show',
      ':dawn!d@h PRIVMSG #show :hi',
      ':dusk!d@h PART #show :off to bed',
    );
    expect(wire.lines('#show').map((line) => line.presence ?? line.text)).toEqual([
      { joined: 2, left: 0, joinedNicks: ['dawn', 'dusk'], leftNicks: [], reason: '', split: false },
      'hi',
      { joined: 0, left: 1, joinedNicks: [], leftNicks: ['dusk'], reason: 'off to bed', split: false },
    ]);
  });

  test('in a crowd a minute of them is one line', () => {
    const wire = inShow({ names: crowd(300).join(' ') });
    for (let i = 0; i < 100; i++) {
      wire.receive(`:new${i}!n@h JOIN #show`, `:p${i}!p@h PRIVMSG #show :line ${i}`);
      wire.env.advance(500);
    }
    const folded = wire.lines('#show').filter((line) => line.presence);
    expect(folded.map((line) => line.presence?.joined)).toEqual([100]);
    wire.env.advance(60_000);
    wire.receive(':late!l@h JOIN #show');
    expect(wire.lines('#show').at(-1)?.presence?.joinedNicks).toEqual(['late']);
  });

  test('a netsplit of 5,000 and its return: two lines, members right, one word to the consumer', () => {
    const nicks = crowd(5000);
    const wire = inShow({ names: nicks.join(' '), keepLines: 500 });
    let told = 0;
    wire.client.onDirty(() => told++);
    for (const nick of nicks) wire.receive(`:${nick}!u@h QUIT :hub.example leaf.example`);
    expect(room(wire).members.size).toBe(1);
    for (const nick of nicks) wire.receive(`:${nick}!u@h JOIN #show`, `:irc.test MODE #show +v ${nick}`);
    expect(room(wire).members.size).toBe(5001);
    expect(who(wire).length).toBe(5001);
    expect(told).toBe(1);
    const [change] = wire.client.takeChanges().conversations;
    expect(change?.bits).toBe(Changed.lines | Changed.members);
    expect(wire.lines('#show').map(({ presence }) => presence)).toMatchObject([
      { left: 5000, split: true, reason: 'hub.example leaf.example' },
      { joined: 5000, split: false },
    ]);
  });

  test('split and return as batches', () => {
    const wire = inShow({ names: 'dawn dusk', caps: 'batch' });
    wire.receive(
      ':irc.test BATCH +a netsplit hub.example leaf.example',
      '@batch=a :dawn!d@h QUIT :whatever',
      '@batch=a :dusk!d@h QUIT :whatever',
      ':irc.test BATCH -a',
      ':irc.test BATCH +b netjoin hub.example leaf.example',
      '@batch=b :dawn!d@h JOIN #show',
      ':irc.test BATCH -b',
    );
    expect(wire.lines('#show').map(({ presence }) => presence)).toMatchObject([
      { left: 2, split: true, reason: 'hub.example leaf.example' },
      { joined: 1, split: true },
    ]);
  });

  test('a storm of new nicks leaves few lines, and those of people who were heard', () => {
    const wire = inShow({ names: crowd(1000).join(' ') });
    wire.receive(':p7!p@h PRIVMSG #show :hello');
    for (const nick of crowd(1000)) wire.receive(`:${nick}!p@h NICK x${nick}`);
    expect(wire.lines('#show').map(({ kind, nick, text }) => [kind, nick, text])).toEqual([
      ['message', 'p7', 'hello'],
      ['nick', 'p7', 'xp7'],
    ]);
    expect(room(wire).members.has('xp999')).toBe(true);
    expect(room(wire).members.size).toBe(1001);
  });
});

describe('joining', () => {
  test.each([
    ['471', 'full'],
    ['473', 'invite-only'],
    ['474', 'banned'],
    ['475', 'key'],
    ['477', 'registered-only'],
    ['403', 'no-such-channel'],
    ['480', 'throttled'],
  ])('%s: %s', (numeric, code) => {
    const wire = inShow();
    wire.client.join('#aside');
    const [line] = wire.client.say('#aside', 'hello');
    wire.receive(`:irc.test ${numeric} viewer #aside :Cannot join channel`);
    expect(room(wire, '#aside')).toMatchObject({
      joined: false,
      refusal: { code, text: 'Cannot join channel' },
    });
    expect(line).toMatchObject({ status: 'failed', failure: 'Cannot join channel' });
  });

  test('an invitation, to us and to others', () => {
    const wire = inShow({ names: 'dawn dusk' });
    wire.receive(':dawn!d@h INVITE viewer #aside', ':dawn!d@h INVITE dusk #show');
    expect(wire.events).toContainEqual({ type: 'invite', channel: '#aside', nick: 'dawn' });
    expect(wire.lines('#show')).toMatchObject([{ kind: 'invite', nick: 'dawn', target: 'dusk' }]);
  });

  test('a new casemapping after the first words changes all keys', () => {
    const wire = inShow();
    wire.client.open('dawn[]');
    wire.receive(':irc.test 005 viewer CASEMAPPING=rfc1459 :are supported');
    expect(wire.client.state.find('DAWN{}')?.name).toBe('dawn[]');
    expect(wire.client.state.find('#SHOW')?.name).toBe('#show');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inShow } from '../../../e2e/irc/virtual.ts';
import { mentions } from './mention.ts';

const TAGS = 'message-tags server-time batch account-tag echo-message labeled-response';

describe('messages', () => {
  test('a line has all that is drawn of it', () => {
    const wire = inShow({ names: '@+dawn', caps: TAGS });
    wire.receive(
      '@time=2026-11-28T19:59:58.500Z;msgid=m1;account=dawn-account;bot;+draft/reply=m0 :dawn!d@host PRIVMSG #show :hey Viewer, look',
    );
    expect(wire.lines('#show')).toMatchObject([
      {
        kind: 'message',
        msgid: 'm1',
        time: Date.parse('2026-11-28T19:59:58.500Z'),
        nick: 'dawn',
        user: 'd',
        host: 'host',
        account: 'dawn-account',
        bot: true,
        prefix: '@',
        text: 'hey Viewer, look',
        mention: true,
        self: false,
        status: 'there',
        replyTo: 'm0',
      },
    ]);
    expect(wire.client.state.find('#show')).toMatchObject({ unread: 1, mentions: 1 });
    wire.client.markRead('#show');
    expect(wire.client.state.find('#show')).toMatchObject({ unread: 0, mentions: 0 });
  });

  test.each([
    ['\x01ACTION waves\x01', { kind: 'action', text: 'waves' }],
    ['\x02formatted\x0f', { kind: 'message', text: '\x02formatted\x0f' }],
    ['', { kind: 'message', text: '' }],
  ])('%j', (text, line) => {
    const wire = inShow();
    wire.receive(`:dawn!d@h PRIVMSG #show :${text}`);
    expect(wire.lines('#show')).toMatchObject([line]);
  });

  test.each([
    '\x01VERSION\x01',
    '\x01DCC SEND evil.exe 2130706433 80 1\x01',
    '\x01PING 1\x01',
    '\x01CLIENTINFO\x01',
    '\x01',
  ])('CTCP %j is neither shown nor answered', (text) => {
    const wire = inShow();
    wire.sent.length = 0;
    wire.receive(
      `:dawn!d@h PRIVMSG viewer :${text}`,
      `:dawn!d@h PRIVMSG #show :${text}`,
      `:dawn!d@h NOTICE viewer :${text}`,
    );
    expect(wire.sent).toEqual([]);
    expect(wire.lines('#show')).toEqual([]);
    expect(wire.client.state.find('dawn')).toBeUndefined();
  });

  test('VERSION is answered if the operator likes, but not to a flood', () => {
    const wire = inShow({ version: 'Marquee' });
    wire.sent.length = 0;
    for (let i = 0; i < 5; i++) wire.receive(':dawn!d@h PRIVMSG viewer :\x01VERSION\x01');
    expect(wire.sent).toEqual(['NOTICE dawn :\x01VERSION Marquee\x01']);
  });

  test('its conversation', () => {
    const wire = inShow({ isupport: 'STATUSMSG=@+', names: 'dawn' });
    wire.receive(
      ':dawn!d@h PRIVMSG @#show :for operators',
      ':dawn!d@h PRIVMSG viewer :in private',
      ':helper!h@h NOTICE viewer :welcome',
      ':irc.test NOTICE * :looking up',
      ':dawn!d@h PRIVMSG #elsewhere :not ours',
    );
    expect(wire.lines('#show')).toMatchObject([{ text: 'for operators', target: '@' }]);
    expect(wire.lines('dawn')).toMatchObject([{ text: 'in private' }]);
    expect(wire.client.state.find('dawn')).toMatchObject({ kind: 'private', mentions: 1 });
    expect(wire.lines('').map((line) => line.text)).toEqual(
      expect.arrayContaining(['welcome', 'looking up']),
    );
    expect(wire.client.state.find('helper')).toBeUndefined();
    expect(wire.client.state.find('#elsewhere')).toBeUndefined();
  });

  test('thousands of strangers open fifty conversations at most', () => {
    const wire = inShow();
    for (let i = 0; i < 300; i++) wire.receive(`:stranger${i}!s@h PRIVMSG viewer :hi`);
    expect(
      [...wire.client.state.conversations.values()].filter(({ kind }) => kind === 'private').length,
    ).toBe(50);
  });

  test('lines of one nick in a row are counted', () => {
    const wire = inShow();
    for (const nick of ['dawn', 'dawn', 'dawn', 'dusk', 'dawn'])
      wire.receive(`:${nick}!u@h PRIVMSG #show :spam`);
    expect(wire.lines('#show').map(({ streak }) => streak)).toEqual([1, 2, 3, 1, 1]);
    wire.env.advance(11_000);
    wire.receive(':dawn!u@h PRIVMSG #show :later');
    expect(wire.lines('#show').at(-1)?.streak).toBe(1);
  });

  test.each([
    ['viewer: hi', true],
    ['hi VIEWER!', true],
    ['@viewer', true],
    ['viewers all', false],
    ['a reviewer', false],
    ['viewer_', false],
    ['previewer viewer', true],
    ['https://example.org/viewer', false],
    ['www.example.org/@viewer', false],
    ['https://example.org/viewer by viewer', true],
  ])('%j names viewer: %s', (text, named) => {
    expect(mentions(text, 'viewer')).toBe(named);
  });

  test.each([
    [{ kind: 'nick', value: 'DAWN' }],
    [{ kind: 'account', value: 'dawn-account' }],
    [{ kind: 'mask', value: '*!*@bad.host' }],
  ] as const)('ignoring by %j', (rule) => {
    const wire = inShow({ caps: TAGS });
    wire.client.ignore(rule);
    const line = '@account=dawn-account :dawn!d@bad.host PRIVMSG #show :hi';
    wire.receive(line, '@account=dawn-account;+typing=active :dawn!d@bad.host TAGMSG #show');
    expect(wire.lines('#show')).toEqual([]);
    expect(wire.client.state.find('#show')?.typing.size).toBe(0);
    wire.client.unignore({ ...rule });
    wire.receive(line);
    expect(wire.lines('#show').length).toBe(1);
  });
});

describe('tags', () => {
  test('typing begins, ends by a word, a message, leaving, or time', () => {
    const wire = inShow({ caps: TAGS, names: 'a b c d' });
    const typing = () =>
      [...(wire.client.state.find('#show')?.typing.values() ?? [])].map(({ nick }) => nick);
    for (const nick of 'abcd') wire.receive(`@+typing=active :${nick}!u@h TAGMSG #show`);
    wire.receive('@+typing=active :viewer!v@example TAGMSG #show');
    expect(typing()).toEqual(['a', 'b', 'c', 'd']);
    wire.receive('@+typing=done :a!u@h TAGMSG #show', ':b!u@h PRIVMSG #show :there', ':c!u@h PART #show');
    expect(typing()).toEqual(['d']);
    wire.env.advance(9_000);
    expect(typing()).toEqual([]);
    wire.receive('@+typing=paused :d!u@h TAGMSG #show');
    wire.env.advance(25_000);
    expect(typing()).toEqual(['d']);
    wire.env.advance(8_000);
    expect(typing()).toEqual([]);
  });

  test('reactions, taken back too, of the draft and the final tags', () => {
    const wire = inShow({ caps: TAGS });
    wire.receive('@msgid=m1 :dawn!d@h PRIVMSG #show :hi');
    wire.receive(
      '@+draft/reply=m1;+draft/react=👍 :a!u@h TAGMSG #show',
      '@+reply=m1;+react=👍 :b!u@h TAGMSG #show',
      '@+draft/reply=m1;+draft/react=🎉 :a!u@h TAGMSG #show',
      '@+draft/reply=m1;+draft/unreact=🎉 :a!u@h TAGMSG #show',
      '@+draft/reply=none;+draft/react=👍 :a!u@h TAGMSG #show',
    );
    const reactions = wire.lines('#show')[0]?.reactions;
    expect([...(reactions ?? [])].map(([reaction, nicks]) => [reaction, [...nicks]])).toEqual([
      ['👍', ['a', 'b']],
    ]);
  });

  test('reactions of a flood are capped', () => {
    const wire = inShow({ caps: TAGS });
    wire.receive('@msgid=m1 :dawn!d@h PRIVMSG #show :hi');
    for (let i = 0; i < 500; i++)
      wire.receive(`@+draft/reply=m1;+draft/react=${'x'.repeat(40)}${i} :a!u@h TAGMSG #show`);
    for (let i = 0; i < 500; i++) wire.receive(`@+draft/reply=m1;+draft/react=r${i} :a!u@h TAGMSG #show`);
    const reactions = wire.lines('#show')[0]?.reactions;
    expect(reactions?.size).toBe(24);
    for (const reaction of reactions?.keys() ?? []) expect(reaction.length).toBeLessThanOrEqual(32);
  });

  test("the site's own tags are an event with the sender's rank", () => {
    const wire = inShow({ caps: TAGS, names: '@bot' });
    wire.receive(
      '@+marquee/schedule=r2 :bot!b@h TAGMSG #show',
      '@+marquee/schedule=r3 :anyone!b@h TAGMSG #show',
    );
    const told = wire.events.filter((event) => event.type === 'tagmsg');
    expect(told.map(({ nick, prefixes, tags }) => [nick, prefixes, tags.get('+marquee/schedule')])).toEqual([
      ['bot', '@', 'r2'],
      ['anyone', '', 'r3'],
    ]);
  });

  test('a deleted line keeps its place, not its text', () => {
    const wire = inShow({ caps: `${TAGS} draft/message-redaction` });
    wire.receive(
      '@msgid=m1 :dawn!d@h PRIVMSG #show :oops',
      ':oper!o@h REDACT #show m1 :spam',
      ':oper!o@h REDACT #show m2',
    );
    expect(wire.lines('#show')).toMatchObject([{ text: '', redacted: { by: 'oper', reason: 'spam' } }]);
  });

  test('a multiline message is one line, with the tags of its batch', () => {
    const wire = inShow({ caps: `${TAGS} draft/multiline=max-bytes=4096` });
    wire.receive(
      '@msgid=m1;account=acc :dawn!d@h BATCH +x draft/multiline #show',
      '@batch=x :dawn!d@h PRIVMSG #show :first',
      '@batch=x :dawn!d@h PRIVMSG #show :',
      '@batch=x :dawn!d@h PRIVMSG #show :second, ',
      '@batch=x;draft/multiline-concat :dawn!d@h PRIVMSG #show :longer',
      ':dawn!d@h BATCH -x',
    );
    expect(wire.lines('#show')).toMatchObject([
      { text: 'first\n\nsecond, longer', msgid: 'm1', account: 'acc', nick: 'dawn' },
    ]);
  });

  test('lines that another of our devices has read', () => {
    const wire = inShow({ caps: `${TAGS} draft/read-marker` });
    wire.receive('@time=2026-11-28T20:00:01.000Z :dawn!d@h PRIVMSG #show :hi');
    wire.receive(':irc.test MARKREAD #show timestamp=2026-11-28T20:00:00.000Z', ':irc.test MARKREAD #show *');
    expect(wire.client.state.find('#show')?.unread).toBe(1);
    wire.receive(':irc.test MARKREAD #show timestamp=2026-11-28T20:00:01.000Z');
    expect(wire.client.state.find('#show')?.unread).toBe(0);
  });
});

describe('history', () => {
  const batch = (lines: string[], target = '#show') => [
    `:irc.test BATCH +h chathistory ${target}`,
    ...lines.map((line) => line.replace('@', '@batch=h;')),
    ':irc.test BATCH -h',
  ];
  const at = (second: number, id: string, text = id) =>
    `@time=2026-11-28T19:00:${String(second).padStart(2, '0')}.000Z;msgid=${id} :dawn!d@h PRIVMSG #show :${text}`;

  test('goes by time: before, between and after what is there, nothing twice', () => {
    const wire = inShow({ caps: TAGS });
    wire.receive(at(20, 'live'));
    wire.receive(...batch([at(1, 'a'), at(2, 'b')]));
    expect(wire.lines('#show').map(({ text }) => text)).toEqual(['a', 'b', 'live']);
    wire.receive(...batch([at(2, 'b'), at(10, 'c'), at(20, 'live'), at(30, 'd')]));
    expect(wire.lines('#show').map(({ text }) => text)).toEqual(['a', 'b', 'c', 'live', 'd']);
    expect(wire.lines('#show').map(({ history }) => history)).toEqual([true, true, true, false, true]);
    expect(wire.client.state.find('#show')?.unread).toBe(1);
  });

  test('without msgids, by who, what and when, to the second', () => {
    const wire = inShow({ caps: TAGS });
    wire.receive('@time=2026-11-28T19:00:05.700Z :dawn!d@h PRIVMSG #show :same');
    wire.receive(
      ...batch([
        '@time=2026-11-28T19:00:05.000Z :dawn!d@h PRIVMSG #show :same',
        '@time=2026-11-28T19:00:08.000Z :dawn!d@h PRIVMSG #show :same',
      ]),
    );
    expect(wire.lines('#show').length).toBe(2);
  });

  test('is no news: no event, no unread on the first visit, no JOIN that is now', () => {
    const wire = inShow({ caps: TAGS });
    wire.receive(
      ...batch([at(1, 'a', 'viewer: look'), '@time=2026-11-28T19:00:02.000Z :ghost!g@h JOIN #show']),
    );
    expect(wire.events.filter(({ type }) => type === 'message')).toEqual([]);
    expect(wire.client.state.find('#show')).toMatchObject({ unread: 0, mentions: 0 });
    expect(wire.client.state.find('#show')?.members.has('ghost')).toBe(false);
  });

  test('lines that were missed since the last look are unread', () => {
    const wire = inShow({ caps: TAGS });
    wire.receive(at(1, 'a'));
    wire.client.markRead('#show');
    wire.receive(...batch([at(1, 'a'), at(2, 'b'), at(3, 'c', 'viewer: look')]));
    expect(wire.client.state.find('#show')).toMatchObject({ unread: 2, mentions: 1 });
  });

  test('batches that never end, or are of nothing, do no harm', () => {
    const wire = inShow({ caps: TAGS });
    for (let i = 0; i < 200; i++)
      wire.receive(`:irc.test BATCH +b${i} chathistory #show`, `@batch=b${i} :dawn!d@h PRIVMSG #show :x`);
    wire.receive(
      ':irc.test BATCH -none',
      ':irc.test BATCH',
      ':irc.test BATCH +',
      '@batch=nope :dawn!d@h PRIVMSG #show :shown',
    );
    expect(wire.lines('#show').at(-1)?.text).toBe('shown');
  });
});

describe('a server that means no good', () => {
  test('nothing that it sends throws or is kept too long', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '#show',
        'viewer',
        'dawn',
        '+o',
        '*',
        '',
        ':x',
        '+b',
        '-b',
        'ACTION',
        '\x01ACTION',
        '0',
        '9'.repeat(20),
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constant('x'.repeat(2000)),
    );
    const command = fc.constantFrom(
      ...'JOIN PART QUIT KICK NICK MODE TOPIC AWAY ACCOUNT CHGHOST SETNAME INVITE PRIVMSG NOTICE TAGMSG REDACT MARKREAD'.split(
        ' ',
      ),
      ...'BATCH CAP AUTHENTICATE FAIL WARN NOTE REGISTER ERROR PONG 001 005 221 301 311 318 324 332 333 353 366'.split(
        ' ',
      ),
      ...'396 401 404 421 432 433 437 471 482 730 731 900 903 904 __proto__ constructor'.split(' '),
    );
    const source = fc.constantFrom('', ':irc.test ', ':dawn!d@h ', ':viewer!v@h ', ':! ', ':@ ');
    const tags = fc.constantFrom(
      '',
      '@batch=b ',
      '@time=never;msgid=m ',
      '@+typing=active ',
      '@+draft/react=x;+draft/reply=m ',
      '@label=l1 ',
    );
    const line = fc
      .tuple(tags, source, command, fc.array(word, { maxLength: 6 }))
      .map(([t, s, c, params]) => `${t}${s}${c} ${params.join(' ')}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const wire = inShow({ caps: TAGS, names: '@dawn dusk' });
        wire.receive(...lines);
        for (const room of wire.client.state.conversations.values()) {
          expect(room.name.length).toBeLessThanOrEqual(128);
          expect(room.topic.text.length).toBeLessThanOrEqual(512);
          for (const { user } of room.members.sorted()) expect(user.nick.length).toBeLessThanOrEqual(128);
          for (const said of wire.lines(room.name)) expect(said.text.length).toBeLessThanOrEqual(512);
        }
        wire.client.takeChanges();
      }),
      { numRuns: 200 },
    );
  });

  test('NUL and broken UTF-16 are text', () => {
    const wire = inShow();
    wire.receive(':dawn!d@h PRIVMSG #show :a\0b');
    expect(wire.lines('#show')).toMatchObject([{ text: 'a\ufffdb' }]);
  });
});

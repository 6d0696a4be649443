import { describe, expect, it } from 'vitest';
import { inShow } from '../../../e2e/irc/virtual.ts';
import { skeleton } from '../message/confusables.ts';
import { readIsupport } from '../message/isupport.ts';
import { parseModes } from '../message/modes.ts';
import { extbansOf, fitsBan, readBan } from './extban.ts';
import { kicked, takenBefore, takenLines } from './folding.ts';
import { moderationEntries } from './moderation-entry.ts';
import { byPattern, joinedLately, masksFor, peopleOf, sameAddress, sameText, suspects } from './select.ts';
import { changesOfShield, linksFor, modesOf, raisedAtOnce, shieldOf } from './shield.ts';
import { createWordFilter } from './word-filter.ts';

const INSPIRCD = 'EXTBAN=,ACNOQRSTUcmz CHANMODES=be,k,dfl,Mimnst';
const UNREAL =
  'ACCOUNTEXTBAN=account,a EXTBAN=~,acfijmnpqrtACFGOST CHANMODES=beI,fkL,lFH,cdimnprstzCDGKMNOPQRSTVZ';
const ERGO = 'EXTBAN=,m CHANMODES=Ibe,k,fl,CEMRUimnstu FORWARD=f';
const fold = (text: string) => text.toLowerCase();

/** A channel in which `alice` and `bob` were before us, and five nicks of a wave come and write. */
function raided() {
  const wire = inShow({ isupport: INSPIRCD, names: '@mod alice bob' });
  wire.receive(
    ':alice!a@home.example PRIVMSG #show :good evening',
    ':bob!b@inn.example PRIVMSG #show :buy now!',
  );
  for (let i = 0; i < 5; i++) wire.receive(`:promo${i}!p@bad${i % 2}.example JOIN #show`);
  wire.receive(':late!l@home2.example JOIN #show', ':late!l@home2.example PRIVMSG #show :hello all');
  for (let line = 0; line < 10; line++)
    wire.receive(`:promo${line % 5}!p@bad${(line % 5) % 2}.example PRIVMSG #show :BUY NOW ${line}`);
  const room = wire.client.state.find('#show');
  if (!room) throw new Error('not joined');
  return { wire, room, now: wire.env.now() };
}
const nicks = (people: readonly { member: { user: { nick: string } } }[]) =>
  people.map(({ member }) => member.user.nick);
const PROMO = ['promo0', 'promo1', 'promo2', 'promo3', 'promo4'];

describe('many at once', () => {
  it('finds the wave, and not a newcomer who greets nor somebody who was here before', () => {
    const { room, now } = raided();
    expect(nicks(suspects(room, now))).toEqual(PROMO);
    const people = peopleOf(room, now);
    expect(nicks(people)).not.toContain('mod');
    expect(nicks(joinedLately(people, now))).toEqual(['late', ...PROMO]);
    expect(nicks(sameText(people))).toEqual(['bob', ...PROMO]);
    expect(nicks(sameAddress(people))).toEqual(['promo0', 'promo2', 'promo4']);
    expect(nicks(byPattern(people, 'promo*', fold))).toEqual(PROMO);
    expect(nicks(byPattern(people, '*!*@bad1.example', fold))).toEqual(['promo1', 'promo3']);
    expect(nicks(byPattern(people, 'good evening', fold))).toEqual(['alice']);
    expect(byPattern(people, ' ', fold)).toEqual([]);
    expect(suspects(room, now + 10 * 60_000)).toEqual([]);
  });

  it('means them with few masks, and nobody else', () => {
    const { room, now } = raided();
    const extbans = extbansOf(readIsupport(new Map([['EXTBAN', ',ACNOQRSTUcmz']])));
    const wave = suspects(room, now).map(({ member }) => member);
    const here = room.members.sorted();
    expect(masksFor(wave, here, extbans, fold)).toEqual(['*!*@bad0.example', '*!*@bad1.example']);
    expect(masksFor(wave.slice(0, 2), here, extbans, fold)).toEqual(['promo0!*@*', 'promo1!*@*']);
    const ban = readBan('*!*@bad0.example', 'b');
    expect(here.filter(({ user }) => fitsBan(ban, user, fold))).toHaveLength(3);
  });
});

describe('lines that are taken away', () => {
  const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text).sort();

  it.each([
    ['a kick', kicked('promo0'), ['BUY NOW 0', 'BUY NOW 5']],
    ['a silencing', readBan('m:*!*@bad1.example', 'b'), ['BUY NOW 1', 'BUY NOW 3', 'BUY NOW 6', 'BUY NOW 8']],
    ['a ban of UnrealIRCd', readBan('~time:10:~quiet:promo4!*@*', 'b'), ['BUY NOW 4', 'BUY NOW 9']],
    ['a ban of words', readBan('~text:block:*BUY*', 'b'), []],
  ])('by %s', (_name, ban, taken) => {
    const { room, now } = raided();
    expect(texts(takenLines(room, [ban], now, fold))).toEqual(taken);
    expect(takenLines(room, [ban], now + 11 * 60_000, fold)).toEqual([]);
  });

  it('tells of kicks and bans as they happen', () => {
    const { wire } = raided();
    wire.receive(':mod!m@x KICK #show promo0 :spam', ':mod!m@x MODE #show +bm-b m:promo1!*@* old!*@*');
    expect(wire.events.filter(({ type }) => type === 'moderated')).toMatchObject([
      { by: 'mod', nick: 'promo0', entries: [] },
      { by: 'mod', nick: '', entries: [{ letter: 'b', mask: 'm:promo1!*@*' }] },
    ]);
  });

  it('people who come after it see none of it, by the list of the server and of the last hour alone', () => {
    const { room, now } = raided();
    const entry = (mask: string, minutes: number) => ({ mask, letter: 'b', time: now - minutes * 60_000 });
    expect(texts(takenBefore(room, [entry('m:*!*@bad1.example', 0)], now, fold))).toHaveLength(4);
    expect(takenBefore(room, [entry('m:*!*@bad1.example', 61)], now, fold)).toEqual([]);
    // A line that was said after the ban is of somebody else with the same mask.
    expect(takenBefore(room, [entry('m:*!*@bad1.example', 5)], now, fold)).toEqual([]);
  });
});

describe('the shield', () => {
  const isupportOf = (tokens: string) =>
    readIsupport(new Map(tokens.split(' ').map((t) => t.split('=', 2) as [string, string])));
  const shield = (tokens: string) => shieldOf(isupportOf(tokens));
  const said = (tokens: string) =>
    shield(tokens).map(({ name, letters, on }) => [name, `+${letters}`, ...on].join(' '));

  it.each([
    ['InspIRCd', INSPIRCD, ['known +d 3600', 'slow +f 5:10', 'closed +i', 'moderated +m']],
    [
      'InspIRCd with chanfilter alone',
      'EXTBAN=,m CHANMODES=beg,k,l,Mim',
      ['known +M', 'links +g *://*', 'closed +i', 'moderated +m'],
    ],
    [
      'InspIRCd with chanfilter and exemptchanops',
      'EXTBAN=,m CHANMODES=Xbeg,k,Hdfl,Mim',
      ['known +d 3600', 'slow +f 5:10', 'knownLinks +gX *://* filter:v', 'closed +i', 'moderated +m'],
    ],
    [
      'UnrealIRCd',
      UNREAL,
      [
        'known +b ~quiet:~security-group:unknown-users',
        'slow +F strict',
        'links +b ~text:block:*://*',
        'closed +i',
        'moderated +m',
      ],
    ],
    ['Ergo', ERGO, ['known +M', 'closed +i', 'moderated +m']],
    ['ngircd', 'CHANMODES=beI,k,l,imMnOPQRstVz', ['known +M', 'closed +i', 'moderated +m']],
    ['ircd-hybrid', 'CHANMODES=beI,k,l,imnprstCMRST', ['known +M', 'closed +i', 'moderated +m']],
    ['a server of 1993', 'CHANMODES=b,k,l,imnpst', ['closed +i', 'moderated +m']],
  ])('in the modes of %s', (_name, tokens, switches) => {
    expect(said(tokens)).toEqual(switches);
  });

  it.each([
    ['known people', 'EXTBAN=,m CHANMODES=Xbeg,k,Hdfl,Mim', 'known'],
    ['nobody, on InspIRCd without exemptchanops', 'EXTBAN=,m CHANMODES=beg,k,l,Mim', 'nobody'],
    ['nobody, on UnrealIRCd', UNREAL, 'nobody'],
    ['all, on Ergo', ERGO, 'all'],
  ])('says that links are for %s', (_name, tokens, who) => {
    expect(linksFor(shield(tokens))).toBe(who);
  });

  it('is moderated if a network has nothing finer', () => {
    const names = (tokens: string) => raisedAtOnce(shield(tokens)).map(({ name }) => name);
    expect(names(INSPIRCD)).toEqual(['known', 'slow']);
    expect(names('CHANMODES=b,k,l,imnpst')).toEqual(['moderated']);
  });

  it.each([
    ['InspIRCd', INSPIRCD, '+df 3600 5:10', ['on']],
    ['InspIRCd, lowered', INSPIRCD, '-df', ['off']],
    ['one switch', INSPIRCD, '+f 5:10', ['slow on']],
    ['two at once', INSPIRCD, '+m-d', ['moderated on', 'off']],
    ['UnrealIRCd', UNREAL, modesOf(raisedAtOnce(shield(UNREAL)), true).join(' '), ['on']],
    ['its links', UNREAL, '-b ~text:block:*://*', ['links off']],
    ['a ban there', UNREAL, '+b ~quiet:spam!*@*', []],
    ['Ergo', ERGO, '+Mi', ['on', 'closed on']],
    ['a server of 1993', 'CHANMODES=b,k,l,imnpst', '-m', ['off']],
    ['ranks and other modes', INSPIRCD, '+ovnt ann bob', []],
  ])('is told from other changes: %s', (_name, tokens, mode, said) => {
    const isupport = isupportOf(tokens);
    const [changes = '', ...args] = mode.split(' ');
    expect(changesOfShield(isupport, parseModes(changes, args, isupport)).said).toEqual(said);
  });

  it('is one entry of the log, and none of its masks is somebody', () => {
    const wire = inShow({ isupport: UNREAL, names: '@mod alice' });
    wire.receive(`:mod!m@x MODE #show ${modesOf(raisedAtOnce(shield(UNREAL)), true).join(' ')}`);
    wire.receive(':mod!m@x MODE #show +b-b ~quiet:spam!*@* ~quiet:~security-group:unknown-users');
    const entries = wire.events.flatMap((event) => moderationEntries(event, wire.client.state));
    expect(entries.map(({ kind, by, about, text }) => [kind, by, about, text])).toEqual([
      ['shield', 'mod', '', 'on'],
      ['shield', 'mod', '', 'off'],
      ['quiet', 'mod', 'spam', ''],
    ]);
  });
});

describe('words', () => {
  const filter = createWordFilter(
    { patterns: ['free nitro', '*casino*', 'buy*now', '*', '[a-z]+'], caps: true, repeats: true },
    skeleton,
  );
  it.each([
    ['get your FREE   Nitro here', 'free nitro'],
    ['fr\u0435e n1tro', 'free nitro'],
    ['the best-c4sin0s.example', '*casino*'],
    ['buyitnow', 'buy*now'],
    ['buy it now', null],
    ['freedom nitrogen', null],
    ['a quiet line', null],
    ['a', 'a-z'],
  ])('%s', (text, pattern) => {
    expect(filter(text)?.pattern.replace(/[[\]+]/g, '') ?? null).toBe(text === 'a' ? null : pattern);
  });

  it('knows shouting and a key that is held down, but not a title or a laugh', () => {
    expect(filter('EVERYBODY COME TO MY CHANNEL')?.kind).toBe('caps');
    expect(filter('Tonight: THE WIZARD OF OZ')).toBeNull();
    expect(filter('noooooooooooooooooo')?.kind).toBe('repeats');
    expect(filter('hahaha, sooooo good')).toBeNull();
  });

  it('holds back links by the words that they begin with', () => {
    const links = createWordFilter(
      { patterns: ['http', 'https', 'www*'], caps: false, repeats: false },
      skeleton,
    );
    expect(
      ['see https://a.example/b', 'HTTP://b.example', 'www.c.example'].map((text) => links(text)?.kind),
    ).toEqual(['word', 'word', 'word']);
    expect(links('the web is nice')).toBeNull();
  });

  it('takes as long for 200 patterns of stars as for the text, whatever the text', () => {
    const evil = createWordFilter(
      { patterns: Array.from({ length: 200 }, (_, i) => `*a*a*a*a*a*b${i}`), caps: false, repeats: false },
      skeleton,
    );
    const began = performance.now();
    for (let i = 0; i < 50; i++) evil(`${'a'.repeat(400)} ${i}`);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

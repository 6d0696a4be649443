import { expect, it } from 'vitest';
import type { ConnectionState, Conversation } from '#lib/irc/types.ts';
import { statusLine } from './status-line.ts';
import '../testing/english.ts';

const connected: ConnectionState = { kind: 'connected', since: 1 };
const lost = { code: 'lost', text: '' } as const;
type Channel = Pick<Conversation, 'kind' | 'joined' | 'name' | 'refusal'>;
const channel = (more: Partial<Channel>): Channel => ({
  kind: 'channel',
  joined: false,
  name: '#show',
  refusal: null,
  ...more,
});
const lineFor = (connection: ConnectionState, conversation?: Channel, hasBeenIn = false) =>
  statusLine({ connection, conversation, hasBeenIn, now: 1000 });

it('says nothing while the viewer is in the channel, or in a private conversation', () => {
  const nothing = { text: '', action: null };
  expect(lineFor(connected, channel({ joined: true }))).toEqual(nothing);
  expect(lineFor(connected, channel({ kind: 'private', name: 'bob' }))).toEqual(nothing);
  expect(lineFor(connected)).toEqual(nothing);
});

it('offers what helps a connection', () => {
  const waiting = { kind: 'waiting', until: 3000, attempt: 2, reason: lost } as const;
  expect(lineFor({ ...waiting, offline: false })).toMatchObject({
    text: expect.stringContaining('in 2 s'),
    action: 'tryNow',
  });
  expect(lineFor({ ...waiting, offline: true }).action).toBeNull();
  expect(lineFor({ kind: 'connecting', attempt: 1 }).action).toBeNull();
  expect(lineFor({ kind: 'closed', reason: lost }).action).toBe('connect');
  expect(lineFor({ kind: 'closed', reason: { code: 'account', text: '' } }).action).toBe('logIn');
});

it('speaks of the connection first', () => {
  const refused = channel({ refusal: { code: 'key', text: '' } });
  expect(lineFor({ kind: 'closed', reason: lost }, refused).action).toBe('connect');
});

it('tells somebody who is being let in from somebody who left', () => {
  expect(lineFor(connected, channel({}))).toEqual({ text: expect.stringContaining('#show'), action: null });
  expect(lineFor(connected, channel({}), true).action).toBe('joinAgain');
});

it('says why one is not in the channel, with the words of the operator', () => {
  const kicked = channel({ refusal: { code: 'kicked', text: 'a reason' } });
  expect(lineFor(connected, kicked)).toEqual({
    text: expect.stringContaining('(a reason)'),
    action: 'joinAgain',
  });
  expect(lineFor(connected, channel({ refusal: { code: 'key', text: '' } })).action).toBe('giveKey');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command, parseCommand } from './parse-command.ts';
import '../testing/english.ts';

describe('parseCommand', () => {
  it.each<[string, Command]>([
    ['hello there', { type: 'say', text: 'hello there' }],
    [' /me is a text', { type: 'say', text: ' /me is a text' }],
    ['//me', { type: 'say', text: '/me' }],
    ['/usr/bin/env', { type: 'say', text: '/usr/bin/env' }],
    ['/me waves', { type: 'action', text: 'waves' }],
    ['/ME  waves twice', { type: 'action', text: 'waves twice' }],
    ['/me\ntwo\nlines', { type: 'action', text: 'two\nlines' }],
    ['/msg bob see you  there', { type: 'message', nick: 'bob', text: 'see you  there' }],
    ['/query @bob', { type: 'query', nick: 'bob' }],
    ['/nick zoe', { type: 'nick', nick: 'zoe' }],
    ['/j #late secret', { type: 'join', channel: '#late', key: 'secret' }],
    ['/kick bob being loud', { type: 'kick', nick: 'bob', reason: 'being loud' }],
    ['/ban *!*@bad.example', { type: 'ban', who: '*!*@bad.example' }],
    ['/mute bob', { type: 'quiet', who: 'bob' }],
    ['/op bob carol', { type: 'rank', mode: '+o', nicks: ['bob', 'carol'] }],
    ['/mode +b *!*@x', { type: 'mode', modes: '+b', args: ['*!*@x'] }],
    ['/away', { type: 'away', text: 'Away' }],
    ['/back', { type: 'away', text: null }],
    ['/quit', { type: 'quit', reason: '' }],
  ])('%j', (typed, command) => {
    expect(parseCommand(typed)).toEqual(command);
  });

  it.each(['/me', '/msg bob', '/nick', '/kick', '/topic', '/nosuch thing', '/raw QUIT', '/constructor'])(
    'explains %s',
    (typed) => {
      expect(parseCommand(typed)).toMatchObject({ type: 'usage', text: expect.stringMatching(/\/\w+/) });
    },
  );

  it('understands anything, and never sends a mistyped command as a message', () => {
    const name = fc.constantFrom(...COMMANDS.keys(), 'toString', 'zzz');
    fc.assert(
      fc.property(name, fc.string({ unit: 'binary' }), (command, rest) => {
        expect(parseCommand(`/${command} ${rest}`).type).not.toBe('say');
      }),
    );
  });
});

import { expect, it } from 'vitest';
import { inShow } from '../../../e2e/irc/virtual.ts';
import { actionsOn } from '../testing/actions.ts';
import { lineItems } from './line-menu.ts';
import '../testing/english.ts';

const CAPS = 'message-tags server-time echo-message';

/** A channel in which alice has said something, and the menu of her line. */
function menuOf({ names = '@mod alice', caps = CAPS, isOperator = false } = {}) {
  const wire = inShow({ caps, names, isupport: 'STATUSMSG=@+' });
  wire.receive('@msgid=m1 :alice!a@home.example PRIVMSG #show :\x02good\x02 evening');
  const line = wire.lines('#show').at(-1);
  if (isOperator) wire.receive(':mod!m@example MODE #show +o viewer');
  if (!line) throw new Error('no line');
  const actions = actionsOn(wire.client);
  const items = lineItems({ actions, insert: () => {}, reply: () => {}, react: () => {} }, line);
  const shown = items.filter((item) => item !== null);
  const press = (name: string) => shown.find((item) => item.name === name)?.run();
  return { wire, actions, press, names: shown.map(({ name }) => name) };
}

it('offers a viewer to answer a line, and to report it', () => {
  expect(menuOf().names).toEqual([
    'Reply',
    'React',
    'Copy',
    'Mention alice',
    'Write to alice privately',
    'Who is alice?',
    'Hide what alice writes',
    'Report to the moderators',
  ]);
});

it('offers no reactions if the network does not pass them on', () => {
  expect(menuOf({ caps: 'server-time' }).names).not.toContain('React');
});

it('offers operators to moderate the person, and to take the line away', () => {
  const { names, press, wire } = menuOf({ names: '@mod +alice', isOperator: true });
  expect(names).toEqual(
    expect.arrayContaining([
      'Take voice',
      'Make operator',
      'Silence',
      'Remove',
      'Ban',
      'Take this line away',
    ]),
  );
  expect(names).not.toContain('Report to the moderators');
  press('Take this line away');
  expect(wire.sent.at(-1)).toMatch(/^@\S+=m1 TAGMSG #show$/);
});

it('tells the moderators, and nobody else, of a line', () => {
  const { press, wire, actions } = menuOf();
  press('Report to the moderators');
  expect(wire.sent.at(-1)).toMatch(/^PRIVMSG @#show :.*alice.*good evening/);
  expect(actions.notices).toEqual(['The moderators were told of the line of alice.']);
});

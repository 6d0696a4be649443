import { expect, it } from 'vitest';
import { attributesOf, readLayout, USUAL } from './layout.ts';

it.each([
  null,
  '',
  '{',
  'null',
  '[]',
  '7',
  '{"chat":"elsewhere","split":99,"scheme":{},"corner":1,"theatre":"on"}',
])('takes what is not a layout as none: %s', (text) => expect(readLayout(text)).toEqual(USUAL));

it('reads what it wrote', () => {
  const layout = { ...USUAL, chat: 'start', theatre: true, scheme: 'light', split: 40, keys: false } as const;
  expect(readLayout(JSON.stringify(layout))).toEqual(layout);
  expect(attributesOf(layout)).toMatchObject({ 'data-chat-at': 'start', 'data-theatre': 'on' });
});

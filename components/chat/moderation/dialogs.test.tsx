import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import type { ModerationEntry } from '#lib/irc/moderation/moderation-entry.ts';
import { inShow } from '../../../e2e/irc/virtual.ts';
import { actionsOn } from '../testing/actions.ts';
import { PeopleDialog } from './people-dialog.tsx';
import { ReportsDialog } from './reports-dialog.tsx';
import '../testing/english.ts';

afterEach(() => void vi.useRealTimers());

const close = () => {};
const textOf = (html: string) => html.replace(/<[^>]*>/g, '|');
const entry = (kind: ModerationEntry['kind'], about: string, at: number): ModerationEntry => ({
  kind,
  about,
  at,
  by: 'mod',
  text: 'buy',
  context: [],
});

it('lists a report with its line, and what was done after it', () => {
  const { client } = inShow({ isupport: 'EXTBAN=,m' });
  const entries = [entry('ban', 'promo', 2000), entry('report', 'promo', 1000), entry('kick', 'eve', 500)];
  const actions = { ...actionsOn(client), moderationEntries: () => entries };
  const html = renderToStaticMarkup(<ReportsDialog actions={actions} close={close} />);
  const text = textOf(html);
  expect(text).toContain('mod reported promo');
  expect(text).toContain('promo|: buy');
  // The ban belongs to the report, so it has no row of its own.
  expect(text.indexOf('mod banned promo')).toBeGreaterThan(text.indexOf('mod reported promo'));
  expect(text.indexOf('mod banned promo')).toBeLessThan(text.indexOf('mod removed eve'));
  for (const act of ['Silence', 'Remove', 'Ban']) expect(html).toContain(`aria-label="${act}: promo"`);
});

it('says if there is nothing to report', () => {
  const actions = actionsOn(inShow().client);
  expect(renderToStaticMarkup(<ReportsDialog actions={actions} close={close} />)).toContain('Nothing yet.');
});

it('chooses the people of a wave, and says how many entries that takes', () => {
  const wire = inShow({ isupport: 'EXTBAN=,m', names: '@mod alice' });
  // The dialog asks the clock of the browser. If the wire went through the days until then, its connection might be lost.
  vi.setSystemTime(wire.env.now());
  for (let i = 0; i < 4; i++) wire.receive(`:promo${i}!p@bad.example JOIN #show`);
  for (let line = 0; line < 8; line++) wire.receive(`:promo${line % 4}!p@bad.example PRIVMSG #show :BUY`);
  const channel = wire.client.state.find('#show');
  if (!channel) throw new Error('not joined');
  const html = renderToStaticMarkup(
    <PeopleDialog channel={channel} actions={actionsOn(wire.client)} close={close} />,
  );
  expect(html.split('type="checkbox" checked=""').length - 1).toBe(4);
  expect(textOf(html)).toContain('4 people, by 1 entries of the list');
  expect(textOf(html)).not.toContain('alice');
});

it('lets nobody be silenced if the choice is empty', () => {
  const wire = inShow({ isupport: 'EXTBAN=,m' });
  const channel = wire.client.state.find('#show');
  if (!channel) throw new Error('not joined');
  const html = renderToStaticMarkup(
    <PeopleDialog channel={channel} actions={actionsOn(wire.client)} close={close} />,
  );
  expect(textOf(html)).toContain('Nobody here.');
  expect(html.split(/<button[^>]*disabled=""/).length - 1).toBe(3);
});

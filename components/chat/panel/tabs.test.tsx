import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Tabs, tabsOf } from './tabs.tsx';

const conversation = (name: string, more: { unread?: number; mentions?: number } = {}) => ({
  key: name.toLowerCase(),
  name,
  unread: 0,
  mentions: 0,
  kind: name.startsWith('#') ? ('channel' as const) : ('private' as const),
  ...more,
});

it('counts mentions of a channel, and each line of a private conversation', () => {
  const tabs = tabsOf(
    [
      conversation('#One', { unread: 7 }),
      conversation('#two', { unread: 7, mentions: 2 }),
      conversation('bob', { unread: 3 }),
      conversation('#loud', { unread: 1000 }),
    ],
    '#one',
  );
  expect(tabs.map(({ count, unread }) => [count, unread])).toEqual([
    [0, ''],
    [2, '7'],
    [3, '3'],
    [0, '99+'],
  ]);
  expect(tabs.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false, false]);
});

it('shows 99 unread lines as they are', () => {
  expect(tabsOf([conversation('#a', { unread: 99 })], '')[0]?.unread).toBe('99');
});

it('says which tab is current, and shows hostile names as text', () => {
  const html = renderToStaticMarkup(
    <Tabs tabs={tabsOf([conversation('#<b>'), conversation('#b\u202e')], '#<b>')} onShow={() => {}} />,
  );
  expect(html).toContain('aria-pressed="true"><bdi class="truncate">#&lt;b&gt;</bdi>');
  expect(html).not.toContain('\u202e');
});

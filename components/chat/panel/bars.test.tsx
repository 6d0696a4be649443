import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { HeadTools } from './conversation-bars.tsx';
import { Notice } from './notice.tsx';
import { StatusBar } from './status-bar.tsx';
import '../testing/english.ts';

const ignore = vi.fn();

it('hides the status bar if nothing is wrong, and has a button only if something helps', () => {
  const html = (text: string, action: 'tryNow' | null) =>
    renderToStaticMarkup(<StatusBar text={text} action={action} onAct={ignore} />);
  expect(html('', null)).toMatch(/^<p[^>]* role="status" hidden="">/);
  expect(html('Connecting…', null)).not.toContain('button');
  expect(html('The connection was lost.', 'tryNow')).toMatch(/<button[^>]*>Try now<\/button>/);
});

it('shows a notice with a button that closes it', () => {
  const html = (text: string) => renderToStaticMarkup(<Notice text={text} count={1} onClose={ignore} />);
  expect(html('')).toContain('hidden=""');
  expect(html('<b>')).toContain('&lt;b&gt;');
  expect(html('<b>')).toContain('aria-label="Close"');
});

it('has the tools for private conversations and for operators only if they can be used', () => {
  const actions = {
    show: ignore,
    openOrClosePrivate: ignore,
    closePrivate: ignore,
    openChannelMenu: ignore,
    openSettings: ignore,
  };
  const state = { channels: [], privates: [], unread: 0, isOperator: false };
  const usable = (more: object) =>
    renderToStaticMarkup(<HeadTools {...state} {...more} actions={actions} />)
      .split('</button>')
      .filter((tool) => tool !== '' && !tool.includes('hidden=""')).length;
  expect(usable({})).toBe(1);
  expect(usable({ isOperator: true })).toBe(2);
  const bob = { name: 'bob', isCurrent: false, count: 3, unread: '3' };
  expect(usable({ privates: [bob], unread: 3 })).toBe(2);
});

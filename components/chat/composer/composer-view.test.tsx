import { createRef } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ComposerView } from './composer-view.tsx';
import * as emoji from './emoji.tsx';
import { type BoxView, EMPTY_BOX } from './message-box.ts';
import { suggest } from './suggestions.ts';
import '../testing/english.ts';

const html = (view: Partial<BoxView>) =>
  renderToStaticMarkup(
    <ComposerView field={createRef()} model={() => null} view={{ ...EMPTY_BOX, ...view }} />,
  );

it('has a text area that screen readers, phone keyboards and texts from right to left need', () => {
  const area = /<textarea[^>]*>/.exec(html({ placeholder: 'Write to #show' }))?.[0];
  for (const attribute of [
    'aria-label="Message"',
    'enterKeyHint="send"',
    'autoCapitalize="sentences"',
    'dir="auto"',
    'placeholder="Write to #show"',
  ])
    expect(area).toContain(attribute);
  expect(area).not.toContain('aria-activedescendant');
});

it('says who is answered, and why one cannot write', () => {
  expect(html({})).not.toContain('bob');
  expect(html({ answered: 'bob' })).toMatch(/<div class="[^"]*"><span>[^<]*bob/);
  expect(html({ hint: 'Only people with an account may write.' })).toContain('>Only');
});

it('says which emoji of the list is chosen', () => {
  const list = suggest([{ name: 'smile', emoji: '😄' }]);
  expect(html({ emoji, list })).toMatch(
    /aria-controls="mq-chat-suggestions" aria-activedescendant="mq-chat-suggestions-0"/,
  );
  expect(html({ emoji, list: null })).not.toContain('aria-activedescendant');
});

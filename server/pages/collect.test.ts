import { expect, test } from 'vitest';
import { prerendered } from './collect.ts';
import { isAllThere } from './fetch-whole.ts';

test('the pages of a build are published, except Next’s own and those whose type no file name could tell', () => {
  const routes = {
    '/': {},
    '/about': {},
    '/feed.xml': { initialHeaders: { 'content-type': 'application/rss+xml' } },
    '/card.png': { initialHeaders: { 'content-type': 'image/png' } },
    '/opengraph-image': { initialHeaders: { 'content-type': 'image/png' } },
    '/_not-found': {},
  };
  expect(prerendered({ routes })).toEqual(['/', '/about', '/feed.xml', '/card.png']);
});

test.each([
  ['application/json', '{"a":', false],
  ['application/json', '{"a":1}', true],
  ['text/plain', 'User-agent: *', true],
  ['text/plain', '', false],
  ['text/html', '<html></html>', false],
  ['image/png', '\x89PNG cut off', false],
  ['image/png', `\x89PNG ${'\0'.repeat(8)}IEND\xae\x42\x60\x82`, true],
])('a file of %s that is %j is whole: %s', (type, body, whole) => {
  expect(isAllThere('feed', type, Buffer.from(body, 'latin1'))).toBe(whole);
});

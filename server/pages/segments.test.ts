import { expect, test } from 'vitest';
import { routeOf, segmentNames } from './segments.ts';
import { documentPath, payloadPath, segmentPath } from './site-file.ts';

test.each([
  ['/(site)/page', ['/!KHNpdGUp', '/!KHNpdGUp/__PAGE__']],
  ['/(site)/schedule/page', ['/!KHNpdGUp', '/!KHNpdGUp/schedule', '/!KHNpdGUp/schedule/__PAGE__']],
  ['/shows/[slug]/page', ['/shows', '/shows/$d$slug', '/shows/$d$slug/__PAGE__']],
  ['/a/[...rest]/page', ['/a', '/a/$c$rest', '/a/$c$rest/__PAGE__']],
  ['/page', ['/__PAGE__']],
])('the router may ask %s for its segments', (route, names) => {
  expect(segmentNames(route)).toEqual(['/_tree', '/_full', '/_index', '/_head', ...names]);
});

const ROUTES = {
  '/(site)/page': '/',
  '/(site)/shows/page': '/shows',
  '/(site)/shows/[slug]/page': '/shows/[slug]',
  '/(site)/shows/latest/page': '/shows/latest',
  '/schedule.json/route': '/schedule.json',
};
test.each([
  ['/', '/(site)/page'],
  ['/shows', '/(site)/shows/page'],
  ['/shows/a-show', '/(site)/shows/[slug]/page'],
  ['/shows/latest', '/(site)/shows/latest/page'],
  ['/schedule.json', null],
  ['/nowhere', null],
])('%s is answered by %s', (address, route) => {
  expect(routeOf(address, ROUTES)).toBe(route);
});

test.each([
  ['/', 'index.html', 'index.rsc', 'index.segments/_tree.segment.rsc'],
  ['/shows/a-show', 'shows/a-show.html', 'shows/a-show.rsc', 'shows/a-show.segments/_tree.segment.rsc'],
])('%s stands in %s', (address, document, payload, tree) => {
  expect(documentPath(address)).toBe(document);
  expect(payloadPath(address)).toBe(payload);
  expect(segmentPath(address, '/_tree')).toBe(tree);
});

test.each(['/schedule.json', '/schedule.ics', '/feed.xml'])('%s stands under its own name', (address) => {
  expect(documentPath(address)).toBe(address.slice(1));
});

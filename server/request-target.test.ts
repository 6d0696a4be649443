import { expect, it } from 'vitest';
import { readTarget } from './request-target.ts';

it.each([
  ['/', '/'],
  ['/schedule?a=b', '/schedule?a=b'],
  ['/shows/caf%C3%A9', '/shows/caf%C3%A9'],
  ['//elsewhere.example/', '//elsewhere.example/'],
  ['http://watch.example.org/schedule?a=b', '/schedule?a=b'],
  ['HTTP://watch.example.org', '/'],
])('reads %s', (url, target) => {
  expect(readTarget(url)).toBe(target);
});

it.each([
  '//[/x',
  '//a:99999/',
  '//[::1/x?key=1',
  '//%zz/',
  'http://[/x',
  'http://a:99999/',
  '*',
  '?x',
  '\\\\x',
  'schedule',
  '/%E0%A4%A',
  '/%',
  '',
])('refuses %j', (url) => {
  expect(readTarget(url)).toBeNull();
});

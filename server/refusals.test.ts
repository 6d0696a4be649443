import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { judgeRange, refuseKeyInAddress, refuseMethod } from './refusals.ts';

it.each([
  ['GET', '/', false],
  ['HEAD', '/schedule', false],
  ['OPTIONS', '/schedule.json', true],
  ['POST', '/api/refresh', false],
  ['POST', '/backstage/sign-in', false],
  ['DELETE', '/api/x', false],
  ['POST', '/', true],
  ['POST', '/backstage', true],
  ['POST', '/backstage?/x', true],
  ['DELETE', '/backstage', true],
  ['PUT', '/schedule', true],
  ['TRACE', '/', true],
  ['TRACE', '/api/refresh', true],
])('%s %s: refused is %s', (method, url, refused) => {
  const sent: number[] = [];
  const response = { writeHead: (status: number) => ({ end: () => sent.push(status) }) };
  expect(refuseMethod({ method, url } as IncomingMessage, response as unknown as ServerResponse)).toBe(
    refused,
  );
  expect(sent).toEqual(refused ? [method === 'OPTIONS' ? 204 : 405] : []);
});

it.each([
  ['/schedule.json', '*'],
  ['/series/friday/schedule.ics?x', '*'],
  ['/', undefined],
  ['/?a=b.json', undefined],
  ['/api/x', undefined],
])('a script of another site that asks for %s before is told %s', (url, origin) => {
  let headers: Record<string, string> = {};
  const writeHead = (_: number, all: typeof headers) => {
    headers = all;
    return { end: () => {} };
  };
  const request = { method: 'OPTIONS', url } as IncomingMessage;
  refuseMethod(request, { writeHead } as unknown as ServerResponse);
  expect(headers['access-control-allow-origin']).toBe(origin);
  expect(headers['access-control-allow-headers']?.includes('If-None-Match')).toBe(origin && true);
});

it.each([
  ['/backstage?key=the-right-key', true],
  ['/backstage/?a=b&key=the-right-key', true],
  ['/backstage?%6bey=the-right-key', true],
  ['/backstage?refused=wrong', false],
  ['/backstage', false],
  ['/schedule?key=1', false],
  ['//[/x?key=1', false],
])('leads a link with a key in it to the form, without the key: %s', (url, isRefused) => {
  const sent: unknown[] = [];
  const response = {
    writeHead: (status: number, headers: object) => {
      sent.push(status, headers);
      return { end: () => {} };
    },
  };
  const refused = refuseKeyInAddress({ url } as IncomingMessage, response as unknown as ServerResponse);
  expect(refused).toBe(isRefused);
  expect(sent).toEqual(
    isRefused ? [303, { 'cache-control': 'no-store', location: '/backstage?refused=link' }] : [],
  );
});

it.each([
  ['bytes=0-9', 'inside'],
  ['bytes=99-', 'inside'],
  ['bytes=0-1000', 'inside'],
  ['bytes=-5', 'inside'],
  ['bytes=100-', 'outside'],
  ['bytes=99999999-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=9-1', 'ignored'],
  ['bytes=99999999-1', 'ignored'],
  ['bytes=-', 'ignored'],
  ['bytes=0-1,5-6', 'ignored'],
  ['lines=0-1', 'ignored'],
  ['', 'ignored'],
] as const)('of 100 bytes, %j is %s', (range, verdict) => {
  expect(judgeRange(range, 100)).toBe(verdict);
});

it('finds no range in an empty file', () => {
  expect(judgeRange('bytes=0-', 0)).toBe('outside');
  expect(judgeRange('bytes=-1', 0)).toBe('outside');
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { refuseMethod } from './request-method.ts';

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

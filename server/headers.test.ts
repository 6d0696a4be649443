import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { setHeaders, stripInternalHeaders } from './headers.ts';

function cacheControlOf(url: string): string | undefined {
  const headers = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => headers.set(name, value) };
  setHeaders({ url } as IncomingMessage, response as unknown as ServerResponse, {});
  return headers.get('cache-control');
}

it.each([
  ['/api/reminders', 'no-store'],
  ['/api/refresh?x', 'no-store'],
  ['/backstage', 'no-store'],
  ['/backstage/state', 'no-store'],
  ['/backstage?refused=wrong', 'no-store'],
  ['/healthz', 'no-store'],
  ['/livez', 'no-store'],
  ['/', 'no-cache'],
  ['/schedule.json', 'no-cache'],
  ['/backstage-stories', 'no-cache'],
  ['/_next/static/chunks/a.js', undefined],
])('%s is sent with %s', (url, expected) => {
  expect(cacheControlOf(url)).toBe(expected);
});

it.each<[string, string]>([
  ['/', "connect-src 'self' https:; frame-ancestors 'self'"],
  ['/embed', "connect-src 'self' https:; frame-ancestors *"],
  ['/overlay/saal-1?x', "connect-src 'self' https:; frame-ancestors *"],
  ['/overlays', "connect-src 'self' https:; frame-ancestors 'self'"],
  ['/check', "connect-src 'none'; frame-ancestors 'self'"],
  ['/check?a=1', "connect-src 'none'; frame-ancestors 'self'"],
  ['/_next/static/chunks/a.js', "default-src 'none'; script-src 'self'"],
])('%s has the policy %s', (url, expected) => {
  const headers = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => headers.set(name, value) };
  setHeaders({ url } as IncomingMessage, response as unknown as ServerResponse, {
    'content-security-policy': "connect-src 'self' https:; frame-ancestors 'self'",
  });
  expect(headers.get('content-security-policy')).toBe(expected);
});

it('a state of the router that Next cannot read does not reach it', () => {
  const request = (state: string) => ({
    headers: { 'next-router-state-tree': state, 'x-forwarded-host': '[' },
  });
  const left = (state: string) => {
    const one = request(state);
    stripInternalHeaders(one as unknown as IncomingMessage);
    return one.headers;
  };
  const good = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }]));
  expect(left(good)).toEqual({ 'next-router-state-tree': good });
  for (const bad of ['{', '%zz', '[1]', '7']) expect(left(bad)).toEqual({});
});

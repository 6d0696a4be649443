import { expect, test } from 'vitest';
import { forgetMade, madeFile, noteMade, whenMade } from './made-pages.ts';

const page = (html: string, status?: number) => ({
  kind: 'APP_PAGE' as const,
  html,
  status,
  rscData: Buffer.from('payload'),
  segmentData: new Map([['/_tree', Buffer.from('tree')]]),
});
const text = (...of: Parameters<typeof madeFile>) => madeFile(...of)?.toString();
const segment = (name: string) => ({ rsc: '1', 'next-router-segment-prefetch': name });

test('the files of a page are those that Next made of it', async () => {
  const made = whenMade('/');
  const front = page('<html>front');
  const room = page('<html>room');
  const feed = { kind: 'APP_ROUTE' as const, body: Buffer.from('{}'), status: 200 };
  noteMade('/route-cache/APP_PAGE/abc/$/index', front);
  noteMade('/route-cache/APP_PAGE/abc/$/rooms/großer-saal', room);
  noteMade('/route-cache/APP_ROUTE/abc/$/now.json', feed);
  expect(await made).toBe(true);
  expect(text('/')).toBe('<html>front');
  expect(text(encodeURI('/rooms/großer-saal'))).toBe('<html>room');
  expect(text('/now.json')).toBe('{}');
  expect(text('/', { rsc: '1' })).toBe('payload');
  expect(text('/', segment('/_tree'))).toBe('tree');
  expect(madeFile('/', segment('/_head'))).toBeNull();
});

test('the calendar of a room has another address in Next', async () => {
  const made = whenMade('/rooms/saal-1.ics');
  const calendar = { kind: 'APP_ROUTE' as const, body: Buffer.from('BEGIN:VCALENDAR'), status: 200 };
  noteMade('/route-cache/APP_ROUTE/abc/$/rooms/saal-1/schedule.ics', calendar);
  expect(await made).toBe(true);
  expect(text('/rooms/saal-1.ics')).toBe('BEGIN:VCALENDAR');
});

test('Next is asked for what it did not make, made with another status, or made before the edit', async () => {
  const gone = page('<html>', 404);
  const old = page('<html>');
  const made = whenMade('/gone');
  noteMade('/route-cache/APP_PAGE/abc/$/gone', gone);
  noteMade('/route-cache/APP_PAGE/abc/$/old', old);
  expect(await made).toBe(false);
  expect(madeFile('/nothing')).toBeUndefined();
  expect(madeFile('/gone')).toBeUndefined();
  forgetMade();
  expect(madeFile('/old')).toBeUndefined();
});

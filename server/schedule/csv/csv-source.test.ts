import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workbookFrom } from '#lib/sheet/raw-sheet.ts';
import { csvSource } from './csv-source.ts';

let server: Server;
let root = '';
let answer: RequestListener = (_, response) => response.end();
const live = new AbortController().signal;

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function give(type: string, body: string | Buffer, status = 200, headers: Record<string, string> = {}) {
  answer = (_, response) => response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

const read = (path = '/sheet.csv') => csvSource(`${root}${path}`).read(live);

describe('a CSV address', () => {
  it('is a workbook with one tab', async () => {
    give('text/csv; charset=utf-8', 'Date,Title\n2026-11-28,Fête\n');
    expect(workbookFrom(await read())).toEqual({
      title: null,
      locale: null,
      timeZone: null,
      tabs: [
        {
          name: 'Schedule',
          gid: null,
          rows: [
            ['Date', 'Title'],
            ['2026-11-28', 'Fête'],
          ],
        },
      ],
    });
  });

  it('is in the encoding that its sender names', async () => {
    give('text/csv; charset=Shift_JIS', Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67]));
    expect(workbookFrom(await read()).tabs[0]?.rows).toEqual([['テスト']]);
  });

  it('may be separated by tabs', async () => {
    give('text/tab-separated-values', 'Title\tNote\nOne, two\tx\n');
    expect(workbookFrom(await read()).tabs[0]?.rows[1]).toEqual(['One, two', 'x']);
  });

  it('may redirect', async () => {
    answer = (request, response) => {
      if (request.url === '/sheet.csv') response.writeHead(307, { location: '/there' }).end();
      else response.writeHead(200, { 'content-type': 'text/csv' }).end('Title\nOne\n');
    };
    expect(workbookFrom(await read()).tabs[0]?.rows).toEqual([['Title'], ['One']]);
  });
});

describe('is refused with a sentence', () => {
  it.each<[string, () => void, string, RegExp]>([
    [
      'a sign-in page',
      () => give('text/html; charset=utf-8', 'Title,Start\n'),
      'not-shared',
      /share the sheet/,
    ],
    [
      'a page that calls itself CSV',
      () => give('text/csv', '\ufeff <!DOCTYPE html>'),
      'not-shared',
      /share the sheet/,
    ],
    [
      'a redirect to sign in',
      () => give('x', '', 302, { location: 'https://accounts.google.com/ServiceLogin' }),
      'not-shared',
      /sign in/,
    ],
    [
      'a redirect off encryption',
      () => give('x', '', 302, { location: 'http://10.0.0.1/' }),
      'network',
      /must stay on https/,
    ],
    [
      'a redirect elsewhere',
      () => give('x', '', 302, { location: 'file:///etc/passwd' }),
      'network',
      /must stay on https/,
    ],
    ['a circle', () => give('x', '', 302, { location: '/sheet.csv' }), 'network', /more than 5 times/],
    ['403', () => give('text/plain', 'no', 403), 'not-shared', /does not let/],
    ['404', () => give('text/plain', 'no', 404), 'no-such-sheet', /no sheet/],
    ['500', () => give('text/plain', 'no', 500), 'unavailable', /500/],
    ['418', () => give('text/plain', 'no', 418), 'bad-request', /418/],
    ['nothing', () => give('text/csv', '\n'), 'empty', /gives nothing/],
    [
      'too much',
      () => give('text/csv', Buffer.alloc(20 * 1024 * 1024 + 1, 'a')),
      'too-large',
      /larger than 20 MB/,
    ],
  ])('%s', async (_, arrange, kind, message) => {
    arrange();
    await expect(read('/sheet.csv?secret=hush')).rejects.toMatchObject({
      name: 'UnreadableSheet',
      kind,
      message: expect.stringMatching(message),
    });
    await expect(read('/sheet.csv?secret=hush')).rejects.not.toThrow(/hush/);
  });

  it('with how long to wait', async () => {
    give('text/plain', 'slow down', 429, { 'retry-after': '7' });
    await expect(read()).rejects.toMatchObject({ kind: 'quota', retryAfterMs: 7000 });
  });

  it('when it breaks off', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.write('Title\n', () => response.destroy());
    };
    await expect(read()).rejects.toMatchObject({ kind: 'truncated' });
  });

  it('when it hangs', async () => {
    const leave = new AbortController();
    answer = () => leave.abort(new DOMException('enough', 'TimeoutError'));
    await expect(csvSource(`${root}/sheet.csv`).read(leave.signal)).rejects.toMatchObject({
      kind: 'timeout',
    });
  });

  it('from https to this machine', async () => {
    const get = async () => new Response(null, { status: 302, headers: { location: `${root}/` } });
    const source = csvSource('https://docs.google.com/spreadsheets/d/x/export?format=csv', { fetch: get });
    await expect(source.read(live)).rejects.toMatchObject({
      kind: 'network',
      message: expect.stringMatching(/https/),
    });
  });
});

describe('its id and its name', () => {
  const published = 'https://docs.google.com/spreadsheets/d/e/2PACX-hush/pub?output=csv&gid=0';

  it('holds no address', () => {
    const source = csvSource(published);
    expect(source.describe() + source.id).not.toContain('hush');
    expect(source.id).toBe(csvSource(published).id);
    expect(source.id).not.toBe(csvSource(`${published}1`).id);
  });

  it.each([
    [published, 5],
    ['https://docs.google.com/spreadsheets/d/ID/export?format=csv', 0],
    ['https://example.org/pub', 0],
  ])('%s is %d minutes old at worst', (address, minutes) => {
    expect(csvSource(address).minutesOld).toBe(minutes);
  });
});

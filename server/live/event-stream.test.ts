import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createEventStream, MOST_OF_NETWORK } from './event-stream.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function serve() {
  const stream = createEventStream();
  const server = createServer((request, response) => stream.connect(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  ends.push(() => {
    stream.close();
    server.closeAllConnections();
    server.close();
  });
  /** Connects a page; `said` resolves when it was sent a text. */
  const connect = (path = '/live', address = '127.0.0.1') =>
    new Promise<{ status: number; said(text: string): Promise<void>; leave(): void }>((resolve, reject) => {
      const page = ask({ port, path, headers: { 'x-forwarded-for': address } }, (response) => {
        let text = '';
        const waiting: (() => void)[] = [];
        response.setEncoding('utf8').on('data', (data) => {
          text += data;
          for (const look of waiting) look();
        });
        resolve({
          status: response.statusCode ?? 0,
          said: (part) =>
            new Promise((done) => {
              const look = () => text.includes(part) && done();
              waiting.push(look);
              look();
            }),
          leave: () => page.destroy(),
        });
      });
      page.on('error', reject).end();
    });
  return { stream, connect };
}

describe('/live by Node', () => {
  it('tells whoever is there, and says the revision again to whoever comes later', async () => {
    const { stream, connect } = await serve();
    const early = await connect();
    stream.send([
      { name: 'look', data: '' },
      { name: 'schedule', data: 'rev-1' },
    ]);
    await early.said('event: look\ndata: \n\nevent: schedule\ndata: rev-1\n\n');
    const late = await connect();
    await late.said('event: schedule\ndata: rev-1\n\n');
  });

  it('counts pages by room, and forgets those that left', async () => {
    const { stream, connect } = await serve();
    const page = await connect('/live?room=saal-1');
    await connect('/live?room=saal-1');
    await connect('/live?room=<script>');
    expect(Object.fromEntries(stream.counts())).toEqual({ 'saal-1': 2, '': 1 });
    page.leave();
    await expect.poll(() => stream.counts().get('saal-1')).toBe(1);
  });

  it('refuses a network that is over its limit, and no other', async () => {
    const { stream, connect } = await serve();
    for (let page = 0; page < MOST_OF_NETWORK; page++) await connect('/live', '192.0.2.1');
    expect((await connect('/live', '192.0.2.1')).status).toBe(503);
    expect((await connect('/live', '192.0.2.2')).status).toBe(200);
    expect([...stream.counts().values()]).toEqual([MOST_OF_NETWORK + 1]);
  });
});

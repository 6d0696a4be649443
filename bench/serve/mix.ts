import { get, type Shot } from './constant-rate.ts';

/** What browsers of today accept. */
const ACCEPT = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };

/** nginx's ETag is made of the file's size: a body that fits it has just that many bytes. */
const fitsItsTag = (body: Buffer, headers: string) => {
  const size = /\r\netag: "[0-9a-f]+-([0-9a-f]+)"/i.exec(headers)?.[1];
  return size !== undefined && Number.parseInt(size, 16) === body.length;
};

/** The page itself, uncompressed, so that its end can be seen. */
export const wholePage = (path = '/'): Shot => ({
  name: `page ${path}`,
  wire: get(path),
  isRight: (status, body, headers) =>
    status === 200 && fitsItsTag(body, headers) && body.toString('latin1').trimEnd().endsWith('</html>'),
  keepBody: true,
});

const ok = (name: string, path: string, headers: Record<string, string> = {}): Shot => ({
  name,
  wire: get(path, { ...ACCEPT, ...headers }),
  isRight: (status) => status === 200,
  keepBody: false,
});

export type Mix = {
  /** What one browser asks for when it comes, in order. */
  arrival: Shot[];
  /** What an open page asks for again and again; mostly there is nothing new. */
  poll: Shot;
};

/** The requests of one visit, read from the page that is served. */
export async function visit(url: string): Promise<Mix> {
  const html = await (await fetch(url)).text();
  const assets = [
    ...new Set([...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css|svg))"/g)].map(([, path]) => path ?? '')),
  ];
  const segment = (name: string) => ({
    rsc: '1',
    'next-router-prefetch': '1',
    'next-router-segment-prefetch': name,
  });
  const tag =
    (await fetch(`${url}/schedule.json`, { headers: { 'accept-encoding': 'br' } })).headers.get('etag') ?? '';
  const poll = ok('poll', '/schedule.json', { 'If-None-Match': tag });
  return {
    arrival: [
      wholePage(),
      ...assets.map((path) => ok('asset', path)),
      ok('schedule', '/schedule.json'),
      ok('tree', '/schedule?_rsc=bench', segment('/_tree')),
      ok('segment', '/schedule?_rsc=bench', segment('/!KHNpdGUp/schedule/__PAGE__')),
    ],
    poll: { ...poll, isRight: (status) => status === 304 || status === 200 },
  };
}

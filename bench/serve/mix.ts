import { get, type Shot } from './constant-rate.ts';

/** The encodings that today's browsers accept. */
const ACCEPT = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };

/** nginx makes its ETag from the file's size, so a body that fits it has exactly that many bytes. */
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
  /** The requests of one browser when it opens the site, in order. */
  arrival: Shot[];
  /** The request that an open page repeats; mostly there is nothing new. */
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

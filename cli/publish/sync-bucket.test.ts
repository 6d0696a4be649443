import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bucketOptions } from '../publish-command.ts';
import { type Bucket, LEDGER, syncBucket } from './sync-bucket.ts';

const HOUR = 3_600_000;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marquee-bucket-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Kept = { body: string; headers: Record<string, string> };

/** A bucket in memory that is cut off after a number of writes. */
function memoryBucket(kept = new Map<string, Kept>(), writes = Number.POSITIVE_INFINITY) {
  let left = writes;
  const log: string[] = [];
  const write = (line: string) => {
    if (left-- <= 0) throw new Error('cut off');
    log.push(line);
  };
  const bucket: Bucket = {
    get: async (key) => (kept.has(key) ? Buffer.from(kept.get(key)?.body ?? '') : null),
    put: async (key, body, headers) => {
      write(`put ${key}`);
      kept.set(key, { body: body.toString(), headers });
    },
    remove: async (key) => {
      write(`remove ${key}`);
      kept.delete(key);
    },
  };
  return { bucket, kept, log };
}

/** A site of which each page names its asset, as a build's pages do. */
async function writeSite(build: string, pages: string[]): Promise<string[]> {
  const files = {
    [`_next/static/chunks/${build}.js`]: build,
    'schedule.json': `{"revision":"${build}"}`,
    'index.rsc': `0:"${build}"\n`,
    'notes/show.pdf': '%PDF-1.7',
    ...Object.fromEntries(
      pages.map((page) => [page, `<script src="/_next/static/chunks/${build}.js"></script>`]),
    ),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return Object.keys(files);
}

/** The pages whose asset is not there. */
const broken = (kept: Map<string, Kept>) =>
  [...kept].flatMap(([path, { body }]) => {
    const asset = /src="\/([^"]+)"/.exec(body)?.[1];
    return asset && !kept.has(asset) ? [path] : [];
  });

test('assets come first and pages last, with their types, and a second run writes nothing', async () => {
  const { bucket, kept, log } = memoryBucket();
  const paths = await writeSite('one', ['index.html', 'schedule.html']);
  expect(await syncBucket(bucket, folder, paths, 0)).toEqual({ written: 6, removed: 0, same: 0 });
  const order = log.filter((line) => !line.includes(LEDGER));
  // Several are written at the same time, so that these two may come in either order.
  const data = order.splice(2, 2).sort();
  expect(data).toEqual(['put index.rsc', 'put schedule.json']);
  expect(order).toEqual([
    'put _next/static/chunks/one.js',
    'put notes/show.pdf',
    'put schedule.html',
    'put index.html',
  ]);
  expect(kept.get('index.html')?.headers).toEqual({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=0, s-maxage=5, stale-if-error=86400',
  });
  expect(kept.get('_next/static/chunks/one.js')?.headers['cache-control']).toContain('immutable');
  expect(kept.get('notes/show.pdf')?.headers['content-type']).toBe('application/pdf');

  log.length = 0;
  expect(await syncBucket(bucket, folder, paths, HOUR)).toEqual({ written: 0, removed: 0, same: 6 });
  expect(log).toEqual([]);
});

test('files that are gone are removed after all others are written, and assets two days later', async () => {
  const { bucket, kept, log } = memoryBucket();
  await syncBucket(bucket, folder, await writeSite('one', ['index.html', 'gone.html']), 0);
  log.length = 0;
  const paths = await writeSite('two', ['index.html']);
  expect(await syncBucket(bucket, folder, paths, HOUR)).toMatchObject({ removed: 1 });
  expect(log.slice(-3)).toEqual(['put index.html', 'remove gone.html', `put ${LEDGER}`]);
  expect(kept.has('_next/static/chunks/one.js')).toBe(true);
  expect(await syncBucket(bucket, folder, paths, 48 * HOUR)).toMatchObject({ removed: 0 });
  expect(await syncBucket(bucket, folder, paths, 50 * HOUR)).toMatchObject({ removed: 1, written: 0 });
  expect(kept.has('_next/static/chunks/one.js')).toBe(false);
});

test('wherever it is cut off, the bucket holds a whole site, and the next run finishes', async () => {
  for (let writes = 0; writes < 12; writes++) {
    const kept = new Map<string, Kept>();
    await syncBucket(
      memoryBucket(kept).bucket,
      folder,
      await writeSite('one', ['index.html', 'gone.html']),
      0,
    );
    const paths = await writeSite('two', ['index.html', 'schedule.html']);
    await syncBucket(memoryBucket(kept, writes).bucket, folder, paths, HOUR).catch(() => undefined);
    expect(broken(kept), `after ${writes} writes`).toEqual([]);
    await syncBucket(memoryBucket(kept).bucket, folder, paths, HOUR);
    expect(kept.get('index.html')?.body).toContain('two');
    expect([...kept.keys()].sort()).toEqual([LEDGER, '_next/static/chunks/one.js', ...paths].sort());
  }
});

test('the bucket is found at Amazon or at another store, and a wrong call is told what is missing', () => {
  const env = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };
  expect(bucketOptions('s3://watch', { ...env, AWS_REGION: 'eu-central-1' })).toMatchObject({
    url: 'https://watch.s3.eu-central-1.amazonaws.com/',
  });
  expect(bucketOptions('s3://watch/site/', { ...env, S3_ENDPOINT: 'https://s3.example.org/' })).toMatchObject(
    {
      url: 'https://s3.example.org/watch/site/',
    },
  );
  for (const wrong of ['watch', 's3://', 's3://A_B', 's3://watch/a?b']) {
    expect(bucketOptions(wrong, env)).toMatch(/^Usage/);
  }
  expect(bucketOptions('s3://watch', {})).toContain('AWS_ACCESS_KEY_ID');
  expect(bucketOptions('s3://watch', { ...env, S3_ENDPOINT: 'watch' })).toContain('S3_ENDPOINT');
});

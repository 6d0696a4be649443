import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get, holdRate } from '../bench/serve/constant-rate.ts';
import { visit } from '../bench/serve/mix.ts';
import { startPublishedSite } from '../e2e/publish/published-site.ts';
import { hasVarnish, startVarnish } from '../e2e/publish/varnish.ts';
import { HOUR, minuteOf, sheetOf, video } from '../e2e/sheets.ts';

const RATE = 5000;
const SECONDS = 30;

/**
 * Varnish as a stand-in for a CDN, with the configuration that ships: how much of 5,000 requests a second the site sees, how long an
 * edit takes, what viewers get while the site is gone, and that nothing of one person's is kept.
 */
export async function run([rate = String(RATE), seconds = String(SECONDS)]: string[]): Promise<void> {
  if (!hasVarnish()) throw new Error('Install it first: apt-get install varnish');
  const folder = await mkdtemp(join(tmpdir(), 'marquee-cdn-'));
  const accessLog = join(folder, 'access.log');
  await writeFile(accessLog, '');
  const now = minuteOf(Date.now());
  const sheet = (title: string) =>
    sheetOf([{ start: now - HOUR, end: now + HOUR, title, stream: video('behindacdn0') }]);
  const published = await startPublishedSite({
    sheet: sheet('Before'),
    env: { BACKSTAGE_KEY: 'a-key-of-the-crew-for-this-run' },
    nginx: { accessLog: `${accessLog} combined` },
  });
  const varnish = await startVarnish(Number(new URL(published.url).port));
  const seen = async () =>
    (await readFile(accessLog, 'utf8')).split('\n').filter((line) => !line.includes('/livez'));
  const demand = (holds: boolean, otherwise: string) => {
    if (!holds) throw new Error(otherwise);
  };
  try {
    const { arrival: ofSite, poll } = await visit(varnish.url);
    // As browsers ask for it: Varnish keeps pages by gzip, and unpacks one for whoever cannot, without a length.
    const page = {
      ...poll,
      name: 'page /',
      wire: get('/', { 'Accept-Encoding': 'gzip' }),
      isRight: (status: number) => status === 200,
    };
    const arrival = ofSite.map((shot) => (shot.keepBody ? page : shot));
    const before = (await seen()).length;
    const result = await holdRate({
      port: varnish.port,
      rate: Number(rate),
      seconds: Number(seconds),
      connections: 200,
      next: (index) => (index % 10 === 0 ? (arrival[(index / 10) % arrival.length] ?? poll) : poll),
    });
    const origin = ((await seen()).length - before) / Number(seconds);
    console.log(
      `${rate} requests a second for ${seconds} s: ${result.failed} failed, p99 ${result.latencies[Math.floor(result.latencies.length * 0.99)]?.toFixed(1)} ms; the site saw ${origin.toFixed(1)} a second`,
    );
    demand(result.failed === 0, result.errors.join('; '));
    demand(origin < 50, 'the site saw too much of it');

    await published.site.setSheet(sheet('After'));
    const edited = performance.now();
    while (!(await (await fetch(varnish.url)).text()).includes('After'))
      demand(performance.now() - edited < 30_000, 'an edit never came through the cache');
    console.log(`an edit is there after ${((performance.now() - edited) / 1000).toFixed(1)} s`);

    const state = await fetch(`${varnish.url}/backstage/state`, { headers: { cookie: 'a=b' } });
    demand(state.headers.get('cache-control') === 'no-store', 'backstage may be kept');
    const plain = await fetch(varnish.url);
    demand(plain.headers.get('cdn-cache-control') === null, 'the word to the CDN reaches viewers');
    const planted = await fetch(`${varnish.url}/schedule`, { headers: { rsc: '1' } });
    demand(planted.headers.get('content-type') === 'text/x-component', 'no payload for the router');
    const after = await fetch(`${varnish.url}/schedule`);
    demand(
      String(after.headers.get('content-type')).startsWith('text/html'),
      'a payload was kept as the page',
    );

    await published.nginx.stop();
    const gone = performance.now();
    let served = 0;
    // Longer than a page is fresh, and than anybody may get an old one while the site answers.
    while (performance.now() - gone < 20_000) {
      const answer = await fetch(varnish.url);
      demand(
        answer.ok && (await answer.text()).includes('After'),
        `the site is gone, and viewers get ${answer.status}`,
      );
      served++;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    console.log(`the site gone for 20 s: ${served} of ${served} pages came from the cache`);
  } finally {
    await varnish.stop();
    await published.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

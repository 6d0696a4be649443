import { readFileSync } from 'node:fs';
import { fuzz } from '../e2e/fuzz/send.ts';
import { startPublishedSite } from '../e2e/publish/published-site.ts';
import { HOUR, minuteOf, sheetOf, video } from '../e2e/sheets.ts';

/** Resident memory of a process in MB. */
const memoryOf = (pid: number) =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Sends 100,000 malformed requests (or as many as are asked for), half to nginx and half to Node. */
export async function run([asked = '100000', seed = '1']: string[]): Promise<void> {
  const now = minuteOf(Date.now());
  const sheet = sheetOf([
    { start: now - HOUR, end: now + HOUR, title: 'On now', stream: video('fuzzonnow00') },
  ]);
  const published = await startPublishedSite({ sheet });
  const half = Math.ceil(Number(asked) / 2);
  let failed = false;
  const memory = () =>
    `Node ${memoryOf(published.site.pid).toFixed(0)} MB, nginx ${memoryOf(published.nginx.pid).toFixed(0)} MB`;
  console.log(`before: ${memory()}`);
  for (const [name, url] of [
    ['nginx', published.url],
    ['Node', published.site.url],
  ] as const) {
    const port = Number(new URL(url).port);
    const begun = performance.now();
    const result = await fuzz({ port, seed: Number(seed), requests: half, atOnce: 400 });
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(
      `${name}: ${half} in ${seconds} s, slowest ${Math.round(result.slowest)} ms, ${JSON.stringify(result.statuses)}`,
    );
    for (const request of result.slow.slice(0, 5))
      console.log(`  neither answered nor closed: ${JSON.stringify(request)}`);
    failed ||= result.slow.length > 0;
  }
  const output = published.site.output().split('\n');
  const traces = output.flatMap((line, at) => (/^\s+at .*:\d+:\d+/.test(line) ? [at] : []));
  console.log(`${traces.length} lines of stack traces; after: ${memory()}`);
  // With the message above each.
  for (const at of traces.slice(0, 60)) {
    if (!traces.includes(at - 1)) console.log(`  ${output[at - 1]?.slice(0, 300)}`);
    console.log(`  ${output[at]?.slice(0, 200)}`);
  }
  failed ||= traces.length > 0;
  await published.stop();
  process.exitCode = failed ? 1 : 0;
}

/** Publishes a site that never stays the same into a folder until it is killed: `node publish-forever.ts DIR STATIC PUBLIC`. */
import { createPublisher } from '../publisher.ts';
import { pagesWith, ROUTES, startOrigin } from './origin.ts';

const [dir = '', staticFolder = '', publicFolder = ''] = process.argv.slice(2);
const origin = await startOrigin({});
const publisher = createPublisher({
  origin: origin.url,
  dir,
  build: { id: `build-${Date.now() % 3}`, routes: ROUTES, addresses: [], staticFolder, publicFolder },
  addresses: () => ['/', '/schedule', '/schedule.json'],
  policy: "script-src 'self' 'unsafe-inline'",
  log: () => undefined,
  now: Date.now,
});
for (let round = 0; ; round++) {
  origin.answers = pagesWith(`word-${process.pid}-${round}`, 20_000);
  await publisher.publish();
  process.stdout.write('published\n');
}

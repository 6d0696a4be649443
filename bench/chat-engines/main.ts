import { parseArgs } from 'node:util';
import { firefox } from '@playwright/test';
import { type Crowd, gatherCrowd } from '../../e2e/chat/crowd.ts';
import { FIREFOX_LAUNCH } from '../../e2e/engines/firefox/firefox-launch.ts';
import { startListeningProxy } from '../../e2e/engines/webkit/listening-proxy.ts';
import { startWebKit } from '../../e2e/engines/webkit/start-webkit.ts';
import { webkitPage } from '../../e2e/engines/webkit/webkit-page.ts';
import { startInspircd } from '../../e2e/irc/inspircd.ts';
import { type RunningSite, startSite } from '../../e2e/site.ts';
import { type FloodOptions, flood, MARK, markOf } from '../chat/flood.ts';

// 200 messages a second in Firefox and in WebKit. Their drivers tell less than Chromium's, so this measures what a
// viewer sees: whether each message was shown, and how long after it was sent.

const CHANNEL = '#show';

/** Runs in the page before its own code: notes when each mark is first in the page. */
function watchMarks(pattern: string): void {
  const seen: Record<string, number> = {};
  Object.assign(window, { seenMarks: seen });
  new MutationObserver((records) => {
    const at = performance.timeOrigin + performance.now();
    for (const { type, target, addedNodes } of records) {
      for (const node of type === 'characterData' ? [target] : addedNodes)
        for (const [mark] of node.textContent?.matchAll(new RegExp(pattern, 'g')) ?? []) seen[mark] ??= at;
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
const seenMarks = () => (window as unknown as { seenMarks: Record<string, number> }).seenMarks;
const isInView = (mark: string) => {
  const line = [...document.querySelectorAll('.mq-chat-line')].findLast((each) =>
    each.textContent?.includes(mark),
  );
  const place = line?.getBoundingClientRect();
  return place !== undefined && place.top >= 0 && place.bottom <= innerHeight;
};

/** A browser with the page in it, whose viewer has joined the chat. */
type Viewer = {
  marks(): Promise<Record<string, number>>;
  inView(mark: string): Promise<boolean>;
  close(): Promise<void>;
};

async function openFirefox(url: string): Promise<Viewer> {
  const browser = await firefox.launch(FIREFOX_LAUNCH);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.addInitScript(watchMarks, MARK.source);
  await page.goto(url);
  await page.getByLabel('Nickname').fill('viewer');
  await page.getByRole('button', { name: 'Join chat' }).click();
  await page.locator('.mq-chat-box').waitFor();
  return {
    marks: () => page.evaluate(seenMarks),
    inView: (mark) => page.evaluate(isInView, mark),
    close: () => browser.close(),
  };
}

async function openWebKit(url: string): Promise<Viewer> {
  const proxy = await startListeningProxy(url, `(${watchMarks})(${JSON.stringify(MARK.source)})`);
  const webkit = await startWebKit({ width: 1280, height: 720 });
  const page = webkitPage(webkit);
  await page.goto(proxy.url);
  await page.type('#mq-chat-nick', 'viewer');
  await page.click('button', 'Join chat');
  await page.shown('.mq-chat-box');
  return {
    marks: () => page.evaluate(seenMarks),
    inView: (mark) => page.evaluate(isInView, mark),
    async close() {
      await webkit.stop();
      await proxy.stop();
    },
  };
}

async function measure(viewer: Viewer, crowd: Crowd, options: FloodOptions) {
  const sent = await flood(crowd, options);
  const last = markOf(sent.length - 1);
  const limit = Date.now() + 30_000;
  let marks = await viewer.marks();
  while (!(last in marks) && Date.now() < limit) marks = await viewer.marks();
  const delays = sent
    .flatMap((at, message) => {
      const seen = marks[markOf(message)];
      return seen === undefined ? [] : [seen - at];
    })
    .sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(delays[Math.max(0, Math.ceil(delays.length * share) - 1)] ?? Number.NaN);
  return {
    'shown %': Math.round((delays.length / sent.length) * 10_000) / 100,
    'median ms': at(0.5),
    'p99 ms': at(0.99),
    'longest ms': at(1),
    'newest in view': await viewer.inView(last),
  };
}

const OPEN = { firefox: openFirefox, webkit: openWebKit };

async function measureEngine(
  engine: keyof typeof OPEN,
  site: RunningSite,
  link: number,
  options: FloodOptions,
) {
  const crowd = await gatherCrowd(link, CHANNEL, options.members);
  const viewer = await OPEN[engine](site.url);
  try {
    return await measure(viewer, crowd, options);
  } finally {
    await viewer.close();
    crowd.close();
  }
}

/** `--members 500 --rate 200 --seconds 30 --churn 50` */
export async function run({ json, args }: { json: boolean; args: string[] }): Promise<void> {
  const number = (usual: string) => ({ type: 'string', default: usual }) as const;
  const { values } = parseArgs({
    args,
    options: { members: number('500'), rate: number('200'), seconds: number('30'), churn: number('50') },
  });
  const options = {
    members: Number(values.members),
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    churn: Number(values.churn),
  };
  const ircd = await startInspircd();
  const site = await startSite({
    sheet: { Schedule: 'Date,Start,Title,Stream\n2026-01-01,20:00,An old show,\n' },
    env: { CHAT_URL: ircd.url, CHAT_CHANNEL: CHANNEL },
  });
  try {
    const results: Record<string, Awaited<ReturnType<typeof measure>>> = {};
    for (const engine of ['firefox', 'webkit'] as const)
      results[engine] = await measureEngine(engine, site, ircd.ports.link, options);
    if (json) console.log(JSON.stringify(results));
    else console.table(results);
  } finally {
    await site.stop();
    await ircd.close();
  }
}

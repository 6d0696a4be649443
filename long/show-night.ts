import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { standInForProviders } from '../e2e/at-time.ts';
import { KEY, nightSteps, type Step, startNight } from '../e2e/backstage/night-steps.ts';
import { signIn } from '../e2e/backstage/sign-in.ts';
import { startSheetsStandIn } from '../e2e/sheets-stand-in/server.ts';
import { CHROMIUM } from '../playwright.config.ts';

/**
 * Does what a crew does on a night, each in as many presses as a person needs, and prints the seconds until a viewer's page
 * has it. Each call to the stand-in for Google takes 200 ms. The night is done again as often as is asked for.
 */
export async function run([nights = '5']: string[]): Promise<void> {
  const browser = await chromium.launch(CHROMIUM.launchOptions);
  const steps: Step[] = [];
  for (let night = 0; night < Number(nights); night++) {
    const folder = await mkdtemp(join(tmpdir(), 'marquee-night-'));
    const google = await startSheetsStandIn();
    const site = await startNight(google, folder);
    google.setMode({ answer: 'slow', ms: 200 });
    const [crew, seat] = [await browser.newContext(), await browser.newContext()];
    for (const context of [crew, seat]) await standInForProviders(context);
    const [page, viewer] = [await crew.newPage(), await seat.newPage()];
    await viewer.goto(site.url);
    await signIn(page, site.url, KEY);
    for await (const step of nightSteps(page, viewer)) {
      steps.push(step);
      console.log(`${step.what}: ${step.presses} presses, ${step.seconds.toFixed(2)} s`);
    }
    for (const context of [crew, seat]) await context.close();
    await site.stop();
    await google.close();
    await rm(folder, { recursive: true, force: true });
  }
  await browser.close();
  const seconds = steps.map((step) => step.seconds).sort((a, b) => a - b);
  const at = (part: number) =>
    (seconds[Math.min(seconds.length - 1, Math.floor(seconds.length * part))] ?? 0).toFixed(2);
  const most = Math.max(...steps.map(({ presses }) => presses));
  console.log(`${steps.length} acts, ${most} presses at most; median ${at(0.5)} s, p99 ${at(0.99)} s`);
  if (most > 3 || Number(at(0.5)) > 1.5 || Number(at(0.99)) > 3) process.exitCode = 1;
}

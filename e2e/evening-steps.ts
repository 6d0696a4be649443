import type { Page } from '@playwright/test';
import { HOUR, MINUTE, minuteOf, sheetOf, video } from './sheets.ts';

/** Two shows tomorrow that share a stream, one after the other; the second has a theme. */
export const START = minuteOf(Date.now()) + 24 * HOUR;
export const EVENING = sheetOf(
  [
    {
      start: START - 26 * HOUR,
      end: START - 25 * HOUR,
      title: 'Shown before',
      stream: video('beforehand1'),
      more: { Recording: 'https://archive.org/details/before' },
    },
    {
      start: START,
      end: START + HOUR,
      title: 'The first show',
      stream: `Main: ${video('mainstream1')}\nOther camera: ${video('othercamera')}`,
      more: { Host: 'The crew', Description: 'What it is about.', 'Content warning': 'flashing lights' },
    },
    {
      start: START + HOUR,
      end: START + 2 * HOUR,
      title: 'The second show',
      stream: `Main: ${video('mainstream1')}\nOther camera: ${video('othercamera')}`,
      more: { Theme: 'Carnival' },
    },
    { start: START + 5 * HOUR, end: START + 6 * HOUR, title: 'The third show', stream: video('thirdshow01') },
  ],
  { 'Theme Carnival': 'accent #ff5c8a; background #1a0b22; border #ff5c8a' },
);

/** Presses Tab until something whose text or label is `name` has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const seen: string[] = [];
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return (label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
    });
    if (focused === name) return;
    seen.push(focused);
  }
  throw new Error(`Tab does not lead to "${name}", but to ${[...new Set(seen)].join(', ')}`);
}

/** Everything that can be changed about the layout, one after the other, each back to what it was. */
export async function changeLayouts(page: Page, between: () => Promise<void>): Promise<void> {
  for (const key of ['c', 'c', 't', 't', 'o', 'o', 's', 's']) {
    await page.keyboard.press(key);
    await between();
  }
  await page.locator('.shell-split').focus();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Home', 'Enter']) {
    await page.keyboard.press(key);
    await between();
  }
  await page.getByRole('button', { name: 'Layout and keys' }).click();
  await page.getByRole('radio', { name: 'Light' }).check();
  await between();
  await page.getByRole('radio', { name: 'As the device has it' }).check();
  await page.keyboard.press('Escape');
  await between();
}

/** Moves the page's own time on, for what happens at its second. */
export const later = (page: Page, minutes: number) => page.clock.fastForward(minutes * MINUTE);

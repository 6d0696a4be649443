import type { Page } from '@playwright/test';
import { HOUR, MINUTE } from '../e2e/sheets.ts';
import { NOT_YET, START } from './screens-sheet.ts';

export const SIZES = {
  390: { width: 390, height: 844 },
  820: { width: 820, height: 1180 },
  1440: { width: 1440, height: 900 },
  2560: { width: 2560, height: 1440 },
};

export type Shot = {
  at: number;
  path?: string;
  /** Settings that the viewer made before. */
  layout?: Record<string, unknown>;
  /** The narrowest screen (px) that has it. */
  from?: number;
  /** Results of the server's checks of streams. */
  live?: Record<string, 'waiting'>;
  /** Players of others wait for the viewer. */
  embeds?: 'ask';
  /** Steps before the picture is taken. */
  act?(page: Page): Promise<void>;
};

export const ON_AIR = START + 12 * MINUTE;

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Layout and keys' }).click();
  await page.getByRole('dialog', { name: 'Layout' }).waitFor();
}

/** Every state, layout, menu and dialog, in every size that has it. */
export const SHOTS: Record<string, Shot> = {
  'off-air': { at: START - 3 * HOUR },
  'doors-open': { at: START + 4 * HOUR - 7 * MINUTE },
  'starting-soon': { at: START - 7 * MINUTE },
  'on-air': { at: ON_AIR },
  overrunning: { at: START + 2 * HOUR + 5 * MINUTE },
  ended: { at: START + 3 * HOUR + 5 * MINUTE },
  themed: { at: START + 6 * HOUR + MINUTE },
  grid: { at: START + 10 * HOUR + MINUTE },
  tabs: { at: START + 12 * HOUR + MINUTE },
  'fallen-back': {
    at: START + 14 * HOUR + MINUTE,
    act: async (page) => {
      const notice = page.getByText('HD does not run at the moment');
      while (!(await notice.isVisible())) await page.clock.runFor(500);
      await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.6);
    },
  },
  waiting: {
    at: START + 16 * HOUR - 2 * MINUTE,
    live: { [NOT_YET]: 'waiting' },
    act: (page) => page.clock.fastForward(3 * MINUTE),
  },
  consent: { at: START + 18 * HOUR + MINUTE, embeds: 'ask' },
  reminder: {
    at: START - 3 * HOUR,
    act: async (page) => {
      await page.getByRole('button', { name: 'Remind me' }).click();
      await page.getByRole('dialog', { name: 'Remind me' }).waitFor();
    },
  },
  'chat-left': { at: ON_AIR, layout: { chat: 'start' }, from: 820 },
  'chat-over': { at: ON_AIR, layout: { chat: 'over' }, from: 1440 },
  'chat-hidden': { at: ON_AIR, layout: { chat: 'off' }, from: 820 },
  theatre: { at: ON_AIR, layout: { theatre: true }, from: 1440 },
  'chat-alone': { at: ON_AIR, path: '/chat' },
  corner: { at: ON_AIR, path: '/schedule' },
  menu: { at: ON_AIR, act: openMenu },
  keys: {
    at: ON_AIR,
    act: async (page) => {
      await openMenu(page);
      await page.getByRole('button', { name: /^Keys/ }).click();
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    },
  },
};

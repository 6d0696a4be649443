import { expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { SiteView } from '#lib/feeds/site-view.ts';
import { readSchedule, type scheduleSchema } from './schedule.ts';

it('reads a part of what the site answers, also before there is a schedule', () => {
  // A copy by JSON has no read-only arrays, which is all that may differ.
  type Copy<T> = T extends readonly (infer One)[]
    ? Copy<One>[]
    : T extends object
      ? { [K in keyof T]: Copy<T[K]> }
      : T;
  expectTypeOf<Copy<SiteView>>().toExtend<z.input<typeof scheduleSchema>>();
  expect(readSchedule(null)).toBeNull();
});

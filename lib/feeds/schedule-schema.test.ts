import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { scheduleSchema } from './schedule-schema.ts';
import type { SiteView } from './site-view.ts';

/** A copy by JSON has no read-only arrays. Programs must expect services that they do not know, so `provider` is any text. */
type Copy<T> = T extends readonly (infer One)[]
  ? Copy<One>[]
  : T extends object
    ? { [Key in keyof T]: Key extends 'provider' ? string : Copy<T[Key]> }
    : T;

it('has the fields of the view, and no others', () => {
  // Only a page has a part of the view.
  expectTypeOf<z.input<typeof scheduleSchema>>().toEqualTypeOf<Copy<Omit<SiteView, 'part'>>>();
});

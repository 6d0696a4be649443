import { expect, test } from 'vitest';
import { compress, compressUntil, decompress, VARIANTS } from './compress.ts';

const page = Buffer.from(
  Array.from({ length: 60_000 }, (_, n) => `<li>${(n * 7919) % 10_007}</li>`).join(''),
);

test.each(VARIANTS)(
  'a large page in %s is whole, and smaller than with the quick compression',
  async (variant) => {
    const packed = await compressUntil(page, variant, () => false);
    expect(await decompress(packed!, variant)).toEqual(page);
    expect(packed!.length).toBeLessThan((await compress(page, variant, 'quick')).length);
  },
);

test.each(VARIANTS)('the best compression in %s ends in the middle of a page', async (variant) => {
  let asked = 0;
  expect(await compressUntil(page, variant, () => ++asked > 2)).toBeNull();
});

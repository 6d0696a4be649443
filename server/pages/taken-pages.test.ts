import { expect, test } from 'vitest';
import { TakenPages } from './taken-pages.ts';

const addresses = ['/', ...Array.from({ length: 20 }, (_, n) => `/shows/${n}`)];

test('all pages are due if the disk was full when the first of them was to be written', async () => {
  let isFull = false;
  let revision = 'r1';
  const pages = new TakenPages({
    collect: async (some) => ({
      files: some.map((address) => ({
        path: `${address.slice(1) || 'index'}.html`,
        body: Buffer.from('a page'),
      })),
      missing: [],
    }),
    objects: {
      async put() {
        if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        return { hash: 'a'.repeat(64), size: 6, variants: [] };
      },
      place: async () => undefined,
      polish: async () => undefined,
      sweep: async () => undefined,
    },
    revisionOf: () => revision,
  });
  expect(await pages.take(addresses)).toBe(addresses.length);
  isFull = true;
  revision = 'r2';
  await expect(pages.take(addresses)).rejects.toThrow('no space left');
  expect(addresses.filter(pages.isDue)).toEqual(addresses);
  // Its files are still those of before.
  expect(pages.revision).toBe('r1');
  isFull = false;
  await pages.take(addresses.filter(pages.isDue));
  expect(addresses.filter(pages.isDue)).toEqual([]);
  expect(pages.revision).toBe('r2');
});

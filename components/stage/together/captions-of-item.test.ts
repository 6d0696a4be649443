import { expect, it } from 'vitest';
import type { Stream } from '#lib/schedule/types.ts';
import { captionsOfItem } from './captions-of-item.ts';

const own: Stream = {
  label: 'Film',
  length: 60,
  embed: { provider: 'media', kind: 'file', id: '', src: 'https://example.org/a.mp4' },
};
const other: Stream = { ...own, embed: { ...own.embed, provider: 'youtube' } };
const captions = ['es 1', 'en 1', 'es 2'].map((src) => ({ language: src.slice(0, 2), src }));
const of = (streams: Stream[], index: number) =>
  captionsOfItem({ captions, streams }, index).map(({ src }) => src);

it('gives each recording of ours the next file of a language', () => {
  expect(of([own, other, own], 0)).toEqual(['es 1', 'en 1']);
  expect(of([own, other, own], 1)).toEqual([]);
  expect(of([own, other, own], 2)).toEqual(['es 2']);
});

it('gives a single recording all files', () => {
  expect(of([other, own], 1)).toEqual(['es 1', 'en 1', 'es 2']);
});

import { describe, expect, it } from 'vitest';
import type { Stream } from '#lib/schedule/types.ts';
import { type Act, type Choice, choose, NO_CHOICE, type Remembered, shown } from './choice.ts';

const stream = (label: string): Stream => {
  const src = `https://media.example.net/${label}.m3u8`;
  return { label, length: null, embed: { provider: 'media', kind: 'hls', id: src, src } };
};
const [HD, SD, AUDIO] = ['HD', 'SD', 'Audio'].map(stream) as [Stream, Stream, Stream];
const ALL = [HD, SD, AUDIO];

const after = (...acts: Act[]): Choice => acts.reduce(choose, NO_CHOICE);
const see = (
  choice: Choice,
  {
    streams = ALL,
    layout = null,
    remembered = {},
    waiting = [],
    refused = [],
  }: {
    streams?: Stream[];
    layout?: 'tabs' | 'grid' | null;
    remembered?: Remembered;
    waiting?: Stream[];
    refused?: Stream[];
  } = {},
) => {
  const is = shown({
    streams,
    layout,
    remembered,
    choice,
    isWaiting: (src) => waiting.some(({ embed }) => embed.src === src),
    isRefused: (src) => refused.some(({ embed }) => embed.src === src),
  });
  return {
    layout: is.layout,
    main: is.main?.label ?? null,
    cells: is.cells.map(({ label }) => label).join(' '),
    heard: ALL.find(({ embed }) => embed.src === is.heard)?.label ?? null,
    insteadOf: is.insteadOf?.label ?? null,
  };
};

describe('tabs', () => {
  it('show the first stream, and load no other', () => {
    expect(see(NO_CHOICE)).toEqual({
      layout: 'tabs',
      main: 'HD',
      cells: 'HD',
      heard: 'HD',
      insteadOf: null,
    });
  });

  it('show what was chosen, here or before', () => {
    expect(see(after({ act: 'choose', src: SD.embed.src })).main).toBe('SD');
    expect(see(NO_CHOICE, { remembered: { label: 'Audio' } }).main).toBe('Audio');
    expect(see(after({ act: 'choose', src: SD.embed.src }), { remembered: { label: 'Audio' } }).main).toBe(
      'SD',
    );
  });

  it('forget a choice that the slot does not have', () => {
    const choice = after({ act: 'choose', src: SD.embed.src });
    expect(see(choice, { streams: [AUDIO], remembered: { label: 'HD' } }).main).toBe('Audio');
    expect(see(choice, { streams: [] })).toMatchObject({ main: null, cells: '' });
  });

  it('fall back to the next one that runs, and say for which', () => {
    const failed = after({ act: 'failed', src: HD.embed.src });
    expect(see(failed)).toMatchObject({ main: 'SD', insteadOf: 'HD' });
    expect(see(choose(failed, { act: 'failed', src: SD.embed.src }))).toMatchObject({ main: 'Audio' });
  });

  it('go back if the viewer asks for it', () => {
    const back = after({ act: 'failed', src: HD.embed.src }, { act: 'choose', src: HD.embed.src });
    expect(see(back)).toMatchObject({ main: 'HD', insteadOf: null });
  });

  it('stay if none runs', () => {
    const none = after(...ALL.map(({ embed }): Act => ({ act: 'failed', src: embed.src })));
    expect(see(none)).toMatchObject({ main: 'HD', insteadOf: null });
  });

  it('pass over a stream that has not started, but never cut one that was shown', () => {
    expect(see(NO_CHOICE, { waiting: [HD] })).toMatchObject({ main: 'SD', insteadOf: 'HD' });
    expect(see(after({ act: 'opened', src: HD.embed.src }), { waiting: [HD] }).main).toBe('HD');
    expect(see(NO_CHOICE, { waiting: ALL }).main).toBe('HD');
  });

  it('pass over a page that refuses to be framed, unless it is asked for', () => {
    const opened = after({ act: 'opened', src: HD.embed.src });
    expect(see(opened, { refused: [HD] })).toMatchObject({ main: 'SD', insteadOf: 'HD' });
    expect(see(choose(opened, { act: 'choose', src: HD.embed.src }), { refused: [HD] }).main).toBe('HD');
  });
});

describe('a grid', () => {
  it('is the sheet’s, the viewer’s, or what they had before', () => {
    expect(see(NO_CHOICE, { layout: 'grid' })).toMatchObject({ layout: 'grid', cells: 'HD SD Audio' });
    expect(see(after({ act: 'layout', layout: 'tabs' }), { layout: 'grid' }).layout).toBe('tabs');
    expect(see(NO_CHOICE, { layout: 'tabs', remembered: { layout: 'grid' } }).layout).toBe('grid');
    expect(see(NO_CHOICE, { layout: 'grid', streams: [HD] }).layout).toBe('tabs');
  });

  it('lets one be heard: the first, the large one, or the one that was asked for', () => {
    const grid = { layout: 'grid' } as const;
    expect(see(NO_CHOICE, grid)).toMatchObject({ main: null, heard: 'HD' });
    const large = after({ act: 'enlarge', src: SD.embed.src });
    expect(see(large, grid)).toMatchObject({ main: 'SD', heard: 'SD', cells: 'HD SD Audio' });
    expect(see(choose(large, { act: 'hear', src: AUDIO.embed.src }), grid)).toMatchObject({
      main: 'SD',
      heard: 'Audio',
    });
    const small = choose(large, { act: 'enlarge', src: null });
    expect(see(small, grid)).toMatchObject({ main: null, heard: 'SD' });
  });

  it('holds nine', () => {
    const many = Array.from({ length: 12 }, (_, n) => stream(`Camera${n}`));
    expect(see(NO_CHOICE, { layout: 'grid', streams: many }).cells.split(' ')).toHaveLength(9);
  });
});

it('nothing is made anew if nothing changes', () => {
  const choice = after({ act: 'failed', src: HD.embed.src }, { act: 'opened', src: SD.embed.src });
  expect(choose(choice, { act: 'failed', src: HD.embed.src })).toBe(choice);
  expect(choose(choice, { act: 'opened', src: SD.embed.src })).toBe(choice);
});

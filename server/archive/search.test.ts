import { expect, it } from 'vitest';
import type { Show } from '#lib/archive/show.ts';
import {
  findShows,
  SHOWS_A_FILE,
  type Shard,
  type ShowLines,
  shardOf,
  shardPath,
  showsPath,
  wordsOf,
} from '#lib/archive/words.ts';
import { searchIndex } from './search-index.ts';

const show = (number: number, given: Partial<Show>): Show => ({
  uid: `u${number}`,
  number,
  slug: `s-${number}`,
  title: '',
  start: '2026-11-28T20:00:00Z',
  end: null,
  day: '2026-11-28',
  dateOnly: false,
  article: null,
  series: null,
  room: null,
  host: null,
  description: null,
  poster: null,
  contentWarning: null,
  notes: null,
  recording: null,
  ...given,
});

const SHOWS = [
  show(1, { title: 'Café de nuit', host: 'The crew', series: 'Friday' }),
  show(2, { room: 'Saal 1', title: 'Late reel', description: 'A short film about trains' }),
  show(3, { title: 'Trainspotting', notes: '/notes/a.pdf', recording: 'https://x.example/a.mp4' }),
  show(250, { room: 'Saal 1', title: '映画の夜', host: 'Ночь' }),
  show(251, { title: "The crew's constructor __proto__" }),
  show(300, { title: 'Starcrash' }),
  show(301, { title: 'Müller am Øresund' }),
  show(302, { title: 'Łódź, mon cœur 🎬' }),
  show(303, { title: 'Space Mutiny' }),
];
const files = await searchIndex(SHOWS, ({ number }) => ({
  article: number === 1 ? 'They spoke of lanterns.' : '',
  notes: number === 3 ? 'Lanterns, and the crew of a train' : '',
}));
const file = <T>(path: string): T => JSON.parse(files.get(path) ?? 'null');
const find = (search: string, room = '') =>
  findShows(search, (word) => file<Shard>(shardPath(shardOf(word))), room).map(({ number, inNotes }) =>
    inNotes ? `${number} notes` : number,
  );

it.each([
  ['cafe', [1]],
  ['CAFÉ  NUIT', [1]],
  ['train', [3, 2]],
  ['trains', [3, 2]],
  ['trainspotting', [3]],
  ['late film', [2]],
  ['late lanterns', []],
  ['lanterns', [1, '3 notes']],
  ['crew', [251, 1, '3 notes']],
  ['映画', [250]],
  ['画の夜', [250]],
  ['ночь', [250]],
  ['constructor', [251]],
  ['proto', [251]],
  ['', []],
  ['a', []],
  ['nothing', []],
  ['mueller', [301]],
  ['muller oresund', [301]],
  ['Øresund oeresund', [301]],
  ['lodz', [302]],
  ['ŁÓDŹ coeur', [302]],
  ['🎬', [302]],
  ['🎷', []],
  ['star crash', [300]],
  ['spacemutiny', [303]],
  ['starcarsh', [300]],
  ['spaec mutini', [303]],
  ['spcemutny', [303]],
  ['czfe', []],
])('finds by %j', (search, numbers) => expect(find(search)).toEqual(numbers));

it('describes what it finds in files of a hundred', () => {
  const lines = file<ShowLines>(showsPath(Math.floor(3 / SHOWS_A_FILE)));
  expect(lines[3]).toEqual({
    slug: 's-3',
    title: 'Trainspotting',
    start: '2026-11-28T20:00:00Z',
    recording: true,
    notes: true,
  });
  expect(file<ShowLines>(showsPath(2))[250]?.title).toBe('映画の夜');
});

it('sends little of ten thousand shows for a search', async () => {
  const names = 'lantern reel night matinee harbour orbit velvet thunder paper garden'.split(' ');
  const many = Array.from({ length: 10_000 }, (_, n) =>
    show(n, { title: `${names[n % 10]} ${names[Math.floor(n / 10) % 10]} ${n}`, host: names[n % 7] }),
  );
  const index = await searchIndex(many, () => ({ article: '', notes: '' }));
  const largest = Math.max(...[...index.values()].map((text) => text.length));
  expect(largest).toBeLessThan(40_000);
  expect(index.size).toBeLessThan(400);
});

it('takes words as people type them', () => {
  expect([...wordsOf("Don't Straße Ünïcode a 2026 x")]).toEqual(['dont', 'strasse', 'unicode', '2026']);
});

it('finds what was in a room, and within it what is searched', () => {
  expect(find('', 'saal-1')).toEqual([250, 2]);
  expect(find('train', 'saal-1')).toEqual([2]);
  expect(find('train', 'attic')).toEqual([]);
  expect(find('saal')).toEqual([250, 2]);
});

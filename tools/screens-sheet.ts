import { HOUR, minuteOf, sheetOf } from '../e2e/sheets.ts';

/** When the first of them begins: tomorrow, whatever the time is. */
export const START = minuteOf(Date.now()) + 24 * HOUR;
const CARD = '/demo/test-card/test-card.mp4';
/** A stream that has not started. */
export const NOT_YET = 'https://media.example.org/later.m3u8';
const poster = (name: string) => `https://posters.example.org/${name}.svg`;
/** An evening that shows every feature. */
export const SHEET = sheetOf(
  [
    {
      start: START - 30 * HOUR,
      end: START - 28 * HOUR,
      title: 'The long way home',
      stream: CARD,
      more: { Recording: 'https://archive.org/details/the-long-way', Poster: poster('night') },
    },
    {
      start: START - 6 * HOUR,
      end: START - 5 * HOUR,
      title: 'Matinee for insomniacs',
      stream: CARD,
      more: {
        Host: 'the early birds',
        Notes: '/notes/matinee.pdf',
        Recording: 'https://archive.org/details/m',
      },
    },
    {
      start: START,
      end: START + 2 * HOUR,
      title: 'Saturday night film',
      stream: CARD,
      more: {
        Host: 'the projection booth',
        Description: 'A film, and talk about it afterwards. Doors open a quarter of an hour before.',
        'Content warning': 'flashing lights',
        Poster: poster('film'),
      },
    },
    {
      start: START + 4 * HOUR,
      end: START + 5 * HOUR,
      title: 'Question time',
      stream: '',
      more: { Host: 'everybody', Poster: poster('question') },
    },
    {
      start: START + 6 * HOUR,
      end: START + 8 * HOUR,
      title: 'Late reel',
      stream: CARD,
      more: { Host: 'the night shift', Theme: 'Carnival' },
    },
    {
      start: START + 10 * HOUR,
      end: START + 11 * HOUR,
      title: 'Three cameras in one room',
      stream: ['Stage', 'Hall', 'Booth']
        .map((name, n) => `${name}: https://media.example.org/${n}.mp4`)
        .join('\n'),
      more: { Layout: 'grid', Host: 'the camera crew' },
    },
    {
      start: START + 12 * HOUR,
      end: START + 13 * HOUR,
      title: 'One camera, two sizes',
      stream: 'HD: https://media.example.org/hd.mp4\nSD: https://media.example.org/sd.mp4',
      more: { Layout: 'tabs', Host: 'the camera crew' },
    },
    {
      start: START + 14 * HOUR,
      end: START + 15 * HOUR,
      title: 'A reel that tore',
      stream: 'HD: https://media.example.org/broken.mp4\nSD: https://media.example.org/sd.mp4',
      more: { Layout: 'tabs' },
    },
    {
      start: START + 16 * HOUR,
      end: START + 17 * HOUR,
      title: 'The late start',
      stream: NOT_YET,
      more: { Host: 'the night shift', Poster: poster('night') },
    },
    {
      start: START + 18 * HOUR,
      end: START + 19 * HOUR,
      title: 'From somebody else’s house',
      stream: 'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
    },
    { start: START + 30 * HOUR, end: START + 31 * HOUR, title: 'Shorts before supper', stream: CARD },
  ],
  {
    Title: 'The Lantern House',
    'Off-air message': 'The lights are on, the screen is dark',
    'Theme Carnival': 'accent #ff5c8a; background #1a0b22; border #ff5c8a',
  },
);

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'archive',
  [
    [
      'https://archive.org/details/night_of_films',
      'video',
      'night_of_films',
      null,
      'https://archive.org/embed/night_of_films',
    ],
    ['https://www.archive.org/details/Night.of-Films', 'video', 'Night.of-Films'],
    [
      'https://archive.org/embed/night_of_films?start=95',
      'video',
      'night_of_films',
      95,
      'https://archive.org/embed/night_of_films?start=95',
    ],
    ['https://archive.org/embed/night_of_films&playlist=1', 'video', 'night_of_films'],
    [
      'https://archive.org/details/night_of_films/Part%202.mp4',
      'video',
      'night_of_films/Part 2.mp4',
      null,
      'https://archive.org/embed/night_of_films/Part%202.mp4',
    ],
    ['https://archive.org/details/night_of_films?view=theater', 'video', 'night_of_films'],
  ],
  [
    'https://archive.org/',
    'https://archive.org/details/movies',
    'https://archive.org/details/@somecrew',
    'https://archive.org/search?query=films',
  ],
);

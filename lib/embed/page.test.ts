import { testAddresses } from './testing/addresses.ts';

testAddresses(
  'page',
  [
    [
      'https://tube.example.org/c/films/videos',
      'page',
      'https://tube.example.org/c/films/videos',
      null,
      'https://tube.example.org/c/films/videos',
    ],
    ['https://cast.example.org/room?id=4#/stage', 'page', 'https://cast.example.org/room?id=4#/stage'],
  ],
  [],
);

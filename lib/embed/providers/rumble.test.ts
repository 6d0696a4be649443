import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'rumble',
  [
    ['https://rumble.com/embed/v4abcd', 'video', 'v4abcd', null, 'https://rumble.com/embed/v4abcd/'],
    ['https://rumble.com/embed/v4abcd/?pub=4', 'video', 'v4abcd'],
    ['https://rumble.com/embed/u4.v4abcd/', 'video', 'v4abcd'],
  ],
  [
    'https://rumble.com/v4abcde-night-of-films.html',
    'https://rumble.com/c/somecrew',
    'https://rumble.com/embed/',
    'https://rumble.com/embed/4abcd',
  ],
);

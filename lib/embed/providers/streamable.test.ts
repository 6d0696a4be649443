import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'streamable',
  [
    ['https://streamable.com/ab12cd', 'video', 'ab12cd', null, 'https://streamable.com/e/ab12cd'],
    ['https://streamable.com/e/ab12cd?autoplay=1', 'video', 'ab12cd'],
    ['https://streamable.com/o/ab12cd', 'video', 'ab12cd'],
    ['streamable.com/ab12', 'video', 'ab12'],
  ],
  [
    'https://streamable.com/',
    'https://streamable.com/login',
    'https://streamable.com/AB12CD34EF',
    'https://streamable.com/x/ab12cd',
  ],
);

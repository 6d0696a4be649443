import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'angelthump',
  [
    [
      'https://angelthump.com/SomeCrew',
      'channel',
      'somecrew',
      null,
      'https://player.angelthump.com/?channel=somecrew',
    ],
    ['https://www.angelthump.com/somecrew', 'channel', 'somecrew'],
    ['https://angelthump.com/embed/somecrew', 'channel', 'somecrew'],
    ['https://player.angelthump.com/?channel=somecrew', 'channel', 'somecrew'],
  ],
  ['https://angelthump.com/login', 'https://player.angelthump.com/'],
);

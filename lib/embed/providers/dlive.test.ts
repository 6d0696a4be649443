import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'dlive',
  [
    ['https://dlive.tv/SomeCrew', 'channel', 'SomeCrew', null, 'https://dlive.tv/embed/SomeCrew'],
    ['https://dlive.tv/embed/SomeCrew', 'channel', 'SomeCrew'],
  ],
  ['https://dlive.tv/', 'https://dlive.tv/p/somecrew+1', 'https://dlive.tv/s/browse'],
);

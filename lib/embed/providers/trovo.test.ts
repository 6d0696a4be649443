import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'trovo',
  [
    [
      'https://trovo.live/s/SomeCrew/549756886?roomType=1',
      'channel',
      'SomeCrew',
      null,
      'https://player.trovo.live/embed/player?streamername=SomeCrew',
    ],
    ['https://trovo.live/SomeCrew', 'channel', 'SomeCrew'],
    ['https://player.trovo.live/embed/player?streamername=SomeCrew&muted=1', 'channel', 'SomeCrew'],
  ],
  [
    'https://trovo.live/',
    'https://trovo.live/video/ltv-1',
    'https://trovo.live/login',
    'https://player.trovo.live/embed/player',
    'https://player.trovo.live/SomeCrew',
  ],
);

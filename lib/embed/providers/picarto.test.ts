import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'picarto',
  [
    [
      'https://picarto.tv/SomeCrew',
      'channel',
      'SomeCrew',
      null,
      'https://picarto.tv/streampopout/SomeCrew/public',
    ],
    ['https://www.picarto.tv/streampopout/SomeCrew/public', 'channel', 'SomeCrew'],
    [
      'https://picarto.tv/SomeCrew/videos/123456',
      'video',
      '123456',
      null,
      'https://picarto.tv/videopopout/123456',
    ],
    ['https://picarto.tv/videopopout/123456', 'video', '123456'],
  ],
  ['https://picarto.tv/explore'],
);

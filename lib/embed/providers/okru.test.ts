import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'okru',
  [
    [
      'https://ok.ru/video/1234567890123',
      'video',
      '1234567890123',
      null,
      'https://ok.ru/videoembed/1234567890123',
    ],
    ['https://ok.ru/videoembed/1234567890123?nochat=1&autoplay=1', 'video', '1234567890123'],
    [
      'https://m.ok.ru/video/1234567890123?fromTime=30',
      'video',
      '1234567890123',
      30,
      'https://ok.ru/videoembed/1234567890123?fromTime=30',
    ],
    ['https://ok.ru/live/1234567890123', 'live', '1234567890123'],
  ],
  [
    'https://ok.ru/',
    'https://ok.ru/video/c123',
    'https://ok.ru/profile/1234567890123',
    'https://ok.ru/video/showcase',
  ],
);

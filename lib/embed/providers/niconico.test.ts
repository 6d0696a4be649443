import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'niconico',
  [
    ['https://www.nicovideo.jp/watch/sm9', 'video', 'sm9', null, 'https://embed.nicovideo.jp/watch/sm9'],
    [
      'https://www.nicovideo.jp/watch/so38016254?from=95',
      'video',
      'so38016254',
      95,
      'https://embed.nicovideo.jp/watch/so38016254?from=95',
    ],
    ['https://sp.nicovideo.jp/watch/sm9', 'video', 'sm9'],
    ['https://nico.ms/sm9', 'video', 'sm9'],
    [
      'https://live.nicovideo.jp/watch/lv345678901?ref=top',
      'live',
      'lv345678901',
      null,
      'https://live.nicovideo.jp/embed/lv345678901',
    ],
    ['https://nico.ms/lv345678901', 'live', 'lv345678901'],
  ],
  [
    'https://www.nicovideo.jp/',
    'https://www.nicovideo.jp/user/1',
    'https://www.nicovideo.jp/watch/xx9',
    'https://live.nicovideo.jp/watch/co1234',
    'https://live.nicovideo.jp/watch/sm9',
  ],
);

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'dailymotion',
  [
    [
      'https://www.dailymotion.com/video/x8abcd1',
      'video',
      'x8abcd1',
      null,
      'https://geo.dailymotion.com/player.html?video=x8abcd1',
    ],
    ['https://www.dailymotion.com/video/x8abcd1_a-fine-title_news', 'video', 'x8abcd1'],
    ['https://www.dailymotion.com/video/x8abcd1?playlist=x7aaaa', 'video', 'x8abcd1'],
    [
      'https://www.dailymotion.com/video/x8abcd1?start=95',
      'video',
      'x8abcd1',
      95,
      'https://geo.dailymotion.com/player.html?video=x8abcd1&startTime=95',
    ],
    ['https://www.dailymotion.com/embed/video/x8abcd1?autoplay=1', 'video', 'x8abcd1'],
    ['https://www.dailymotion.com/video/k1AbCdEfGhIjKlMnOp', 'video', 'k1AbCdEfGhIjKlMnOp'],
    ['https://geo.dailymotion.com/player/xabcd.html?video=x8abcd1', 'video', 'x8abcd1'],
    ['https://dai.ly/x8abcd1', 'video', 'x8abcd1'],
    [
      'https://www.dailymotion.com/playlist/x7abcd',
      'playlist',
      'x7abcd',
      null,
      'https://geo.dailymotion.com/player.html?playlist=x7abcd',
    ],
    ['https://www.dailymotion.com/fr/video/x84sh87', 'video', 'x84sh87'],
    ['https://www.dailymotion.com/us/playlist/x7abcd', 'playlist', 'x7abcd'],
    ['https://www.dailymotion.com/embed/video/x84sh87?autoplay=1', 'video', 'x84sh87'],
  ],
  [
    'https://www.dailymotion.com/',
    'https://www.dailymotion.com/somecrew',
    'https://www.dailymotion.com/video/',
    'https://www.dailymotion.com/video/8abcd',
    'https://geo.dailymotion.com/player.html',
    'https://dai.ly/',
    'https://www.dailymotion.com/fr',
    'https://www.dailymotion.com/fr/somecrew',
  ],
);

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'jwplayer',
  [
    [
      'https://cdn.jwplayer.com/players/Nyc5wHGc-AbCdEf12.html',
      'video',
      'Nyc5wHGc-AbCdEf12',
      null,
      'https://cdn.jwplayer.com/players/Nyc5wHGc-AbCdEf12.html',
    ],
    ['https://content.jwplatform.com/players/Nyc5wHGc-AbCdEf12.html', 'video', 'Nyc5wHGc-AbCdEf12'],
    ['https://cdn.jwplayer.com/players/Nyc5wHGc-AbCdEf12.js', 'video', 'Nyc5wHGc-AbCdEf12'],
    [
      'https://cdn.jwplayer.com/players/Nyc5wHGc-AbCdEf12.html?exp=1790000000&sig=0123456789abcdef0123456789abcdef',
      'video',
      'Nyc5wHGc-AbCdEf12',
      null,
      'https://cdn.jwplayer.com/players/Nyc5wHGc-AbCdEf12.html?exp=1790000000&sig=0123456789abcdef0123456789abcdef',
    ],
  ],
  [
    'https://cdn.jwplayer.com/players/Nyc5wHGc.html',
    'https://cdn.jwplayer.com/libraries/AbCdEf12.js',
    'https://cdn.jwplayer.com/',
  ],
);

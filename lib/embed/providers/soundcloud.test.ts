import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'soundcloud',
  [
    [
      'https://soundcloud.com/some-crew/opening',
      'video',
      'some-crew/opening',
      null,
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fsome-crew%2Fopening',
    ],
    ['https://m.soundcloud.com/some-crew/opening?si=abc&utm_source=clipboard', 'video', 'some-crew/opening'],
    ['https://soundcloud.com/some-crew/opening/s-AbCdEf12345', 'video', 'some-crew/opening/s-AbCdEf12345'],
    ['https://soundcloud.com/some-crew/sets/season-one', 'playlist', 'some-crew/sets/season-one'],
    [
      'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/123456&color=%23ff5500',
      'video',
      'tracks/123456',
      null,
      'https://w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F123456',
    ],
    [
      'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/soundcloud%253Atracks%253A123456',
      'video',
      'tracks/123456',
    ],
    [
      'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/playlists/123456',
      'playlist',
      'playlists/123456',
    ],
  ],
  [
    'https://soundcloud.com/some-crew',
    'https://soundcloud.com/some-crew/tracks',
    'https://soundcloud.com/discover',
    'https://on.soundcloud.com/AbCdE',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fevil.example%2Fa%2Fb',
  ],
);

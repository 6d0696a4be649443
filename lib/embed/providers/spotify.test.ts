import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'spotify',
  [
    [
      'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=abc',
      'video',
      'track/4uLU6hMCjMI75M1A2tKUQC',
      null,
      'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC',
    ],
    [
      'https://open.spotify.com/intl-de/album/4uLU6hMCjMI75M1A2tKUQC',
      'playlist',
      'album/4uLU6hMCjMI75M1A2tKUQC',
    ],
    [
      'https://open.spotify.com/embed/playlist/4uLU6hMCjMI75M1A2tKUQC?utm_source=generator',
      'playlist',
      'playlist/4uLU6hMCjMI75M1A2tKUQC',
    ],
    [
      'https://open.spotify.com/episode/4uLU6hMCjMI75M1A2tKUQC?t=95',
      'video',
      'episode/4uLU6hMCjMI75M1A2tKUQC',
      95,
      'https://open.spotify.com/embed/episode/4uLU6hMCjMI75M1A2tKUQC?t=95',
    ],
    ['https://open.spotify.com/show/4uLU6hMCjMI75M1A2tKUQC', 'playlist', 'show/4uLU6hMCjMI75M1A2tKUQC'],
  ],
  [
    'https://open.spotify.com/',
    'https://open.spotify.com/track/short',
    'https://open.spotify.com/user/4uLU6hMCjMI75M1A2tKUQC',
    'https://spotify.link/AbCdEf',
  ],
);

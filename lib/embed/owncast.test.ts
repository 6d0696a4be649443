import { testAddresses } from './testing/addresses.ts';

testAddresses(
  'owncast',
  [
    [
      'https://cast.example.org/embed/video',
      'channel',
      'cast.example.org',
      null,
      'https://cast.example.org/embed/video',
    ],
    ['https://cast.example.org/embed/video/', 'channel', 'cast.example.org'],
    ['https://cast.example.org/', 'channel', 'cast.example.org'],
    ['cast.example.org', 'channel', 'cast.example.org'],
    ['https://CAST.example.org', 'channel', 'cast.example.org'],
  ],
  [
    'https://cast.example.org/embed/chat/readwrite',
    'https://other.example.org/embed/video',
    'https://sub.cast.example.org/',
    'http://cast.example.org/room',
  ],
);

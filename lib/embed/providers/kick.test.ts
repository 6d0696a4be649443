import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'kick',
  [
    ['https://kick.com/SomeCrew', 'channel', 'somecrew', null, 'https://player.kick.com/somecrew'],
    ['kick.com/some-crew', 'channel', 'some-crew'],
    ['https://www.kick.com/some_crew', 'channel', 'some_crew'],
    ['https://player.kick.com/somecrew?autoplay=true&muted=true', 'channel', 'somecrew'],
    [
      'https://kick.com/somecrew/videos/0b3c7f5e-11aa-4c2d-9e4f-5a6b7c8d9e0f',
      'video',
      '0b3c7f5e-11aa-4c2d-9e4f-5a6b7c8d9e0f',
      null,
      'https://player.kick.com/video/0b3c7f5e-11aa-4c2d-9e4f-5a6b7c8d9e0f',
    ],
    [
      'https://kick.com/video/0b3c7f5e-11aa-4c2d-9e4f-5a6b7c8d9e0f',
      'video',
      '0b3c7f5e-11aa-4c2d-9e4f-5a6b7c8d9e0f',
    ],
    [
      'https://player.kick.com/video/0b3c7f5e-11aa-4c2d-9e4f-5a6b7c8d9e0f',
      'video',
      '0b3c7f5e-11aa-4c2d-9e4f-5a6b7c8d9e0f',
    ],
  ],
  [
    'https://kick.com/',
    'https://kick.com/browse',
    'https://kick.com/categories/art',
    'https://kick.com/somecrew/clips/clip_01ABCDEF',
    'https://kick.com/somecrew?clip=clip_01ABCDEF',
    'https://kick.com/popout/somecrew/chat',
    'https://kick.com/video/123',
  ],
);

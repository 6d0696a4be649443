import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'tiktok',
  [
    [
      'https://www.tiktok.com/@somecrew/video/7106594312292453675?is_copy_url=1',
      'video',
      '7106594312292453675',
      null,
      'https://www.tiktok.com/player/v1/7106594312292453675',
    ],
    ['https://www.tiktok.com/embed/v2/7106594312292453675', 'video', '7106594312292453675'],
    ['https://www.tiktok.com/player/v1/7106594312292453675?autoplay=1', 'video', '7106594312292453675'],
  ],
  [
    'https://www.tiktok.com/@somecrew',
    'https://www.tiktok.com/@somecrew/live',
    'https://vm.tiktok.com/ZMabcdef/',
    'https://www.tiktok.com/embed/live/@somecrew',
    'https://www.tiktok.com/@somecrew/photo/7106594312292453675',
  ],
);

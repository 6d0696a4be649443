import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'boxcast',
  [
    [
      'https://boxcast.tv/view-embed/g6ogdbi5o0zq526ajmw8?showTitle=0',
      'live',
      'g6ogdbi5o0zq526ajmw8',
      null,
      'https://boxcast.tv/view-embed/g6ogdbi5o0zq526ajmw8',
    ],
    [
      'https://boxcast.tv/view/night-of-films-g6ogdbi5o0zq526ajmw8',
      'live',
      'night-of-films-g6ogdbi5o0zq526ajmw8',
    ],
    ['https://boxcast.tv/channel/g6ogdbi5o0zq526ajmw8', 'channel', 'g6ogdbi5o0zq526ajmw8'],
    [
      'https://boxcast.tv/channel/g6ogdbi5o0zq526ajmw8?b=mr4wvjtpg4nfirzyncd9',
      'live',
      'mr4wvjtpg4nfirzyncd9',
    ],
  ],
  [
    'https://boxcast.tv/',
    'https://boxcast.tv/view/short',
    'https://boxcast.tv/video-portal/x/g6ogdbi5o0zq526ajmw8',
  ],
);

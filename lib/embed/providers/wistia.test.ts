import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'wistia',
  [
    [
      'https://somecrew.wistia.com/medias/e4a27b971d',
      'video',
      'e4a27b971d',
      null,
      'https://fast.wistia.net/embed/iframe/e4a27b971d',
    ],
    ['https://fast.wistia.net/embed/iframe/e4a27b971d?autoPlay=true', 'video', 'e4a27b971d'],
    [
      'https://fast.wistia.com/embed/iframe/e4a27b971d?time=30',
      'video',
      'e4a27b971d',
      30,
      'https://fast.wistia.net/embed/iframe/e4a27b971d?time=30',
    ],
    ['https://fast.wistia.com/embed/medias/e4a27b971d.jsonp', 'video', 'e4a27b971d'],
  ],
  [
    'https://wistia.com/product',
    'https://somecrew.wistia.com/projects/abcdefghij',
    'https://somecrew.wistia.com/medias/short',
    'https://a.b.wistia.com/medias/e4a27b971d',
  ],
);

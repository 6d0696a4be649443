import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'bitchute',
  [
    [
      'https://www.bitchute.com/video/UGlrF9o9b-Q/',
      'video',
      'UGlrF9o9b-Q',
      null,
      'https://www.bitchute.com/embed/UGlrF9o9b-Q/',
    ],
    ['https://old.bitchute.com/embed/UGlrF9o9b-Q', 'video', 'UGlrF9o9b-Q'],
  ],
  [
    'https://www.bitchute.com/',
    'https://www.bitchute.com/channel/somecrew/',
    'https://www.bitchute.com/video/',
  ],
);

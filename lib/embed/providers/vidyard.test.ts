import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'vidyard',
  [
    [
      'https://share.vidyard.com/watch/pzx9pTvdrGTQZ6dMcRAH9j',
      'video',
      'pzx9pTvdrGTQZ6dMcRAH9j',
      null,
      'https://play.vidyard.com/pzx9pTvdrGTQZ6dMcRAH9j',
    ],
    ['https://play.vidyard.com/pzx9pTvdrGTQZ6dMcRAH9j.html?v=3.1', 'video', 'pzx9pTvdrGTQZ6dMcRAH9j'],
  ],
  [
    'https://share.vidyard.com/',
    'https://play.vidyard.com/short',
    'https://share.vidyard.com/watch/pzx9pTvdrGTQZ6dMcRAH9j/more',
  ],
);

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'restream',
  [
    [
      'https://player.restream.io/?token=0123456789abcdef0123456789abcdef',
      'live',
      '0123456789abcdef0123456789abcdef',
      null,
      'https://player.restream.io/?token=0123456789abcdef0123456789abcdef',
    ],
    [
      'https://player.restream.io?token=0123456789abcdef0123456789abcdef&vwrs=1',
      'live',
      '0123456789abcdef0123456789abcdef',
    ],
  ],
  [
    'https://player.restream.io/',
    'https://player.restream.io/?token=short',
    'https://player.restream.io/x?token=0123456789abcdef0123456789abcdef',
  ],
);

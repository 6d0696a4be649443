import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'livepeer',
  [
    [
      'https://lvpr.tv/?v=3035cse1fdtnhemq',
      'video',
      '3035cse1fdtnhemq',
      null,
      'https://lvpr.tv/?v=3035cse1fdtnhemq',
    ],
    ['https://lvpr.tv?v=3035cse1fdtnhemq&autoplay=false', 'video', '3035cse1fdtnhemq'],
    ['https://www.lvpr.tv/?v=3035cse1fdtnhemq&lowLatency=force', 'video', '3035cse1fdtnhemq'],
  ],
  ['https://lvpr.tv/', 'https://lvpr.tv/?v=short', 'https://lvpr.tv/broadcast/3035-cse1'],
);

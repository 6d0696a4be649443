import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'soop',
  [
    [
      'https://play.sooplive.co.kr/somecrew/289610816',
      'channel',
      'somecrew',
      null,
      'https://play.sooplive.co.kr/somecrew/embed',
    ],
    ['https://play.sooplive.co.kr/somecrew', 'channel', 'somecrew'],
    ['https://play.sooplive.com/somecrew/null', 'channel', 'somecrew'],
    ['https://play.afreecatv.com/somecrew/289610816', 'channel', 'somecrew'],
    [
      'https://vod.sooplive.co.kr/player/179335813',
      'video',
      '179335813',
      null,
      'https://vod.sooplive.co.kr/player/179335813/embed',
    ],
  ],
  [
    'https://play.sooplive.co.kr/',
    'https://vod.sooplive.co.kr/player/abc',
    'https://vod.sooplive.co.kr/179335813',
    'https://www.sooplive.co.kr/live/all',
    'https://play.sooplive.co.kr/some%20crew',
  ],
);

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'mixcloud',
  [
    [
      'https://www.mixcloud.com/somecrew/night-1/',
      'video',
      'somecrew/night-1',
      null,
      'https://player-widget.mixcloud.com/widget/iframe/?feed=%2Fsomecrew%2Fnight-1%2F',
    ],
    ['https://www.mixcloud.com/somecrew/playlists/best/', 'playlist', 'somecrew/playlists/best'],
    [
      'https://www.mixcloud.com/widget/iframe/?hide_cover=1&feed=%2Fsomecrew%2Fnight-1%2F',
      'video',
      'somecrew/night-1',
    ],
    [
      'https://player-widget.mixcloud.com/widget/iframe/?feed=https%3A%2F%2Fwww.mixcloud.com%2Fsomecrew%2Fnight-1%2F',
      'video',
      'somecrew/night-1',
    ],
  ],
  [
    'https://www.mixcloud.com/',
    'https://www.mixcloud.com/somecrew/',
    'https://www.mixcloud.com/somecrew/uploads/',
    'https://www.mixcloud.com/widget/iframe/?feed=https%3A%2F%2Fevil.example%2Fa%2Fb',
    'https://www.mixcloud.com/live/somecrew/',
  ],
);

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'bandcamp',
  [
    [
      'https://bandcamp.com/EmbeddedPlayer/album=1234567890/size=large/bgcol=ffffff/linkcol=0687f5/transparent=true/',
      'playlist',
      'album=1234567890',
      null,
      'https://bandcamp.com/EmbeddedPlayer/album=1234567890/size=large/tracklist=false/',
    ],
    ['https://bandcamp.com/EmbeddedPlayer/track=987654321/size=large/', 'video', 'track=987654321'],
    [
      '<iframe style="border: 0; width: 350px;" src="https://bandcamp.com/EmbeddedPlayer/album=1234567890/track=987654321/" seamless><a href="https://somecrew.bandcamp.com/album/night">Night</a></iframe>',
      'video',
      'album=1234567890/track=987654321',
    ],
  ],
  [
    'https://somecrew.bandcamp.com/',
    'https://somecrew.bandcamp.com/album/night',
    'https://bandcamp.com/discover',
    'https://bandcamp.com/EmbeddedPlayer/album=x/',
  ],
);

import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'ted',
  [
    [
      'https://www.ted.com/talks/some_speaker_a_talk?language=de',
      'video',
      'some_speaker_a_talk',
      null,
      'https://embed.ted.com/talks/lang/de/some_speaker_a_talk',
    ],
    [
      'https://www.ted.com/talks/some_speaker_a_talk/transcript',
      'video',
      'some_speaker_a_talk',
      null,
      'https://embed.ted.com/talks/some_speaker_a_talk',
    ],
    ['https://embed.ted.com/talks/lang/pt-br/some_speaker_a_talk', 'video', 'some_speaker_a_talk'],
  ],
  [
    'https://www.ted.com/',
    'https://www.ted.com/talks',
    'https://www.ted.com/playlists/1/some',
    'https://www.ted.com/talks/some%20talk',
  ],
);

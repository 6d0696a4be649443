import { testAddresses } from '../testing/addresses.ts';

testAddresses(
  'mux',
  [
    [
      'https://player.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe',
      'video',
      'DS00Spx1CV902MCtPj5WknGlR102V5HFkDe',
      null,
      'https://player.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe',
    ],
    [
      'https://player.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe?start-time=95&muted=true',
      'video',
      'DS00Spx1CV902MCtPj5WknGlR102V5HFkDe',
      95,
      'https://player.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe?start-time=95',
    ],
  ],
  [
    'https://player.mux.com/',
    'https://player.mux.com/short',
    'https://player.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe/more',
    'https://stream.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe',
  ],
);

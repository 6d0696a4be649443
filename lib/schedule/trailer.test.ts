import { expect, it } from 'vitest';
import { read, slotsAbout } from './testing/sheet.ts';
import { withoutTrailer } from './trailer.ts';

it('is the stream that a row calls so, and none of those of the show', () => {
  const [slot] = slotsAbout(
    read([
      ['Date', 'Start', 'Title', 'Stream'],
      [
        '2026-11-28',
        '20:00',
        'A',
        'HD: https://www.twitch.tv/twitchpresents\nTrailer: https://www.youtube.com/watch?v=aqz-KE-bpKQ',
      ],
    ]),
  );
  const { streams, trailer } = withoutTrailer(slot?.streams ?? []);
  expect(streams.map(({ label }) => label)).toEqual(['HD']);
  expect(trailer).toMatchObject({ embed: { provider: 'youtube', id: 'aqz-KE-bpKQ' } });
  expect(withoutTrailer(streams).trailer).toBeNull();
});

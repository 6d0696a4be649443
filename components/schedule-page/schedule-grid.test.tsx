import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WordsProvider } from '#components/words/use-words.tsx';
import { feedSlot, roomOf } from '#lib/feeds/testing/feed.ts';
import { english } from '#lib/words/english.ts';
import ScheduleGrid from './schedule-grid.tsx';

const rooms = Array.from({ length: 30 }, (_, n) => roomOf(`Room ${n}`));
const hour = (n: number) => new Date(Date.UTC(2026, 10, 28, n)).toISOString();

it('begins with the columns in view, and fills the cells in view first', () => {
  const slots = Array.from({ length: 17 * 30 }, (_, n) => {
    const at = Math.floor(n / 30);
    return feedSlot({
      uid: `${n}`,
      title: `${n}`,
      room: `Room ${n % 30}`,
      start: hour(at),
      end: hour(at + 1),
    });
  });
  const html = renderToStaticMarkup(
    <WordsProvider words={{ rooms: english.rooms }}>
      <ScheduleGrid
        rooms={rooms}
        days={[{ key: '2026-11-28', slots }]}
        reader={{ locale: 'en-GB', timeZone: 'UTC' }}
        today="2026-11-28"
        stateOf={() => 'coming'}
      />
    </WordsProvider>,
  );
  expect(html.match(/class="room-grid-slot /g)).toHaveLength(4 * 17);
  // The names of all rooms are there at once.
  expect(html.match(/<h3/g)).toHaveLength(30);
  const filled = [...html.matchAll(/href="#slot-(\d+)"/g)].map(([, uid]) => Number(uid));
  expect(filled).toHaveLength(4);
  // The first room in the first hours.
  expect(filled.every((uid) => uid % 30 < 16 && uid < 10 * 30)).toBe(true);
  expect(filled).toEqual([0, 30, 60, 90]);
});

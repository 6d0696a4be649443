import { HOUR, MINUTE, minuteOf, video } from '../e2e/sheets.ts';

export const ROOMS = 30;
const SLOTS = 2000;
const SLOT = 40 * MINUTE;

const time = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');

/** Words for titles and names. They are chosen at random, so that they compress badly, but the same in each run. */
const WORDS =
  'time light sound paper river engine garden open machine night letter public small secure broken early radio signal music winter simple quiet network kernel stage camera film story house market forest puzzle border silver mirror planet glass copper cloud theory practice future history memory city island bridge window pattern colour language number question answer error trust energy water travel craft game play dance voice theatre museum library school science art code data model proof queue cache thread needle fabric cotton leather resin paint brush canvas print press type font grid form shape line curve point field order chaos rule law right duty'.split(
    ' ',
  );
function words(count: number, seed: number): string {
  let state = Math.imul(seed + 1, 2654435761);
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return WORDS[(state >>> 8) % WORDS.length];
  };
  return Array.from({ length: count }, next).join(' ');
}

/** The same for each edit: otherwise, in another minute, an edit would move every slot. */
const START = minuteOf(Date.now()) - HOUR;

/** A convention of some days that began an hour ago. `edit` is in the title of the slot that is on in the last room. */
export function sheet(rooms: 'on' | 'off', edit: number, days = 4) {
  const eachDay = Math.ceil(SLOTS / ROOMS / days);
  const rows = Array.from({ length: SLOTS }, (_, n) => {
    const room = n % ROOMS;
    const at = Math.floor(n / ROOMS);
    const day = Math.floor(at / eachDay);
    const from = START + day * 24 * HOUR + (at % eachDay) * SLOT + (room % 3) * 5 * MINUTE;
    const edited = at === 1 && room === ROOMS - 1 ? ` (${edit})` : '';
    return [
      time(from),
      time(from + SLOT - 5 * MINUTE),
      words(4, n) + edited,
      `Room ${room + 1}`,
      video(`room${String(room).padStart(2, '0')}talk1`),
      words(2, n % 700),
    ].join(',');
  });
  return {
    Schedule: ['Start,End,Title,Room,Stream,Host', ...rows].join('\n'),
    Settings: `Name,Value\nTime zone,UTC\nRooms,${rooms}\n`,
  };
}

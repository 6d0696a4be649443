import { isoSeconds } from '#lib/time.ts';
import { isNothing } from './cell.ts';
import { parseIsoDay } from './civil.ts';
import { nearest } from './nearest.ts';
import { readAddress } from './own-address.ts';
import { cleanLines } from './plain-text.ts';
import { type Problems, short } from './problems.ts';
import type { Schedule, ShowNow } from './schedule.ts';
import { sentence } from './sentence.ts';
import type { SettingCell } from './settings-tab.ts';
import type { StreamsReader } from './streams-cell.ts';
import { titleName } from './uid.ts';
import { wallTime, zoneOf } from './zone.ts';

const BY_THE_CLOCK = /^(?:off|no|none|by the clock|clock|auto|automatic|schedule|normal|false)$/i;

const CARD = /^(?:card|karte|tafel|carte|carton|tarjeta|cartao|cartão|カード)\s*[:：]\s*(.*)$/is;
const LONGEST_CARD = 300;
/** The last lines of a card: an instant, or a time on the schedule's wall. */
const UNTIL =
  /^(?:until|bis|jusqu'à|hasta|até|まで)\s*:?\s*(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::\d\d)?(Z?)$/i;

/**
 * "Show now": `card: TEXT`, else an address, else a name from the Streams tab, else the title of a row. One that is not
 * understood is a problem.
 */
export function readShowNow(
  setting: SettingCell | undefined,
  schedule: Schedule,
  streams: StreamsReader,
  problems: Problems,
): ShowNow | null {
  if (!setting || setting.text === '' || isNothing(setting.text) || BY_THE_CLOCK.test(setting.text))
    return null;
  const card = CARD.exec(setting.text)?.[1];
  if (card !== undefined) return readCard(card, setting, schedule, problems);
  const read = streams(setting.cell);
  if (read.streams.length > 0) {
    for (const { code, says } of read.complaints) problems.add(code, setting.place, ...says);
    return { title: schedule.title ?? 'Live', streams: read.streams };
  }
  const wanted = titleName(setting.text);
  const titles = new Map<string, string>();
  for (const { details } of [...schedule.slots, ...schedule.repeats]) {
    if (details.status !== 'cancelled') titles.set(titleName(details.title), details.title);
  }
  if (titles.has(wanted)) return { row: wanted };
  const [complaint] = read.complaints;
  if (complaint?.code === 'stream-refused') {
    problems.add('show-now', setting.place, ...complaint.says, sentence('clockDecides'));
    return null;
  }
  const near = nearest(wanted, titles.keys());
  problems.add(
    'show-now',
    setting.place,
    sentence('notShowable'),
    ...(near === null ? [] : [sentence('didYouMeanTitle', { text: short(titles.get(near) ?? '') })]),
  );
  return null;
}

/** The words of a card; below them its picture and the time to which it counts down, each on a line of its own. */
function readCard(
  text: string,
  { place }: SettingCell,
  { timeZone }: Pick<Schedule, 'timeZone'>,
  problems: Problems,
): ShowNow | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const card: Extract<ShowNow, { card: string }> = { card: '' };
  for (let last = lines.at(-1) ?? ''; lines.length > 1; last = lines.at(-1) ?? '') {
    const until = card.until === undefined ? untilOf(last, timeZone) : null;
    const picture = card.picture === undefined ? readAddress(last) : 'none';
    if (until !== null) card.until = until;
    else if (picture !== 'none' && 'address' in picture) card.picture = picture.address;
    else break;
    lines.pop();
  }
  card.card = cleanLines(lines.join('\n'), LONGEST_CARD);
  if (card.card !== '') return card;
  problems.add('show-now', place, sentence('emptyCard'));
  return null;
}

function untilOf(line: string, timeZone: string): string | null {
  const [, date, hour, minute, isUtc] = UNTIL.exec(line) ?? [];
  const day = date === undefined ? null : parseIsoDay(date);
  const zone = zoneOf(isUtc ? 'UTC' : timeZone);
  if (day === null || zone === null) return null;
  return isoSeconds(zone.toInstant(wallTime(day, Number(hour) * 60 + Number(minute))).instant);
}

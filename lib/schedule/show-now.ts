import { isNothing } from './cell.ts';
import { nearest } from './nearest.ts';
import { type Problems, short } from './problems.ts';
import { said } from './said.ts';
import type { Schedule, ShowNow } from './schedule.ts';
import type { SettingCell } from './settings-tab.ts';
import type { StreamsReader } from './streams-cell.ts';
import { titleName } from './uid.ts';

const BY_THE_CLOCK = /^(?:off|no|none|by the clock|clock|auto|automatic|schedule|normal|false)$/i;

/** "Show now": an address, else a name from the Streams tab, else the title of a row. Not understood: a problem. */
export function readShowNow(
  setting: SettingCell | undefined,
  schedule: Schedule,
  streams: StreamsReader,
  problems: Problems,
): ShowNow | null {
  if (!setting || setting.text === '' || isNothing(setting.text) || BY_THE_CLOCK.test(setting.text))
    return null;
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
    problems.add('show-now', setting.place, ...complaint.says, said('clockDecides'));
    return null;
  }
  const near = nearest(wanted, titles.keys());
  problems.add(
    'show-now',
    setting.place,
    said('notShowable'),
    ...(near === null ? [] : [said('didYouMeanTitle', { text: short(titles.get(near) ?? '') })]),
  );
  return null;
}

import type { Embed } from '#lib/embed/types.ts';
import { isMeasurable } from './fill-lengths.ts';
import { type CellPosition, type Problems, short } from './problems.ts';
import { programmeLength } from './programme.ts';
import type { Details, Lengths, RepeatingSlot, Schedule } from './schedule.ts';
import { sentence } from './sentence.ts';
import { withoutTrailer } from './trailer.ts';

/** Labels of variants of one stream. In a programme the variants would play one after the other. */
const VARIANT =
  /^(?:hd|sd|fhd|uhd|4k|\d{3,4}p|high|low|mobile|backup|audio|(?:camera|cam|kamera|camara|caméra|cámara)(?: ?\d+)?)$/i;
/** Seconds by which a programme and its slot may differ without a warning. */
const TOLERANCE = 60;

/** Notes the reasons why a slot cannot be played together, each in the cell of its streams. */
export function checkProgrammes(
  schedule: Schedule,
  lengths: Lengths,
  placeOf: (details: Details) => CellPosition,
  problems: Problems,
): void {
  const check = (details: Details, seconds: number | null) => {
    if (details.playback !== 'live') checkProgramme(details, seconds, lengths, placeOf(details), problems);
  };
  for (const { start, end, details } of schedule.slots)
    check(details, end === null ? null : (end - start) / 1000);
  for (const repeat of schedule.repeats) check(repeat.details, secondsOf(repeat));
}

function secondsOf({ end, startMinutes }: RepeatingSlot): number | null {
  if (end === null) return null;
  return 60 * ('elapsed' in end ? end.elapsed : end.wallMinutes - startMinutes);
}

function checkProgramme(
  details: Details,
  seconds: number | null,
  lengths: Lengths,
  place: CellPosition,
  problems: Problems,
): void {
  const { streams } = withoutTrailer(details.streams);
  const live = streams.find(({ embed }) => isLive(embed));
  if (live) problems.add('programme-live', place, sentence('liveTogether', { text: short(live.label) }));
  const variants = streams.length > 1 ? streams.filter(({ label }) => VARIANT.test(label)) : [];
  const [variant] = variants;
  if (variant)
    problems.add('programme-variants', place, sentence('variantsTogether', { text: short(variant.label) }));
  const loops = details.playback === 'together, loop';
  const needed = loops ? streams : streams.slice(0, -1);
  const unknown = needed.find(
    (stream) => stream.length === null && (!isMeasurable(stream) || lengths[stream.embed.src] === 'none'),
  );
  if (unknown && !isLive(unknown.embed)) {
    problems.add('programme-length', place, sentence('lengthNeeded', { text: short(unknown.label) }));
  }
  const length = programmeLength(details);
  if (length === null || seconds === null || Math.abs(length - seconds) <= TOLERANCE) return;
  const values = { length: clock(length), slot: clock(seconds) };
  if (length > seconds) problems.add('programme-slot', place, sentence('programmeLonger', values));
  else if (!loops) problems.add('programme-slot', place, sentence('programmeShorter', values));
}

const isLive = ({ kind }: Embed) => kind === 'live' || kind === 'channel';

/** `1:32:10` */
function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

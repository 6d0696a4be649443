import type { PublicSlot } from '#lib/feeds/site-view.ts';
import { type Reader, timeText, zoneText } from './format.ts';

type Props = Pick<PublicSlot, 'start' | 'end'> & { reader: Reader; zoneTitle: string; zoneClass?: string };

/** `20:00 – 22:00 GMT`; where the clocks change in between, each with its own zone: `1:30 BST – 3:00 GMT`. */
export function TimeSpan({ start, end, reader, zoneTitle, zoneClass }: Props) {
  const text = (instant: string) => timeText(Date.parse(instant), reader);
  const zone = (instant: string) => zoneText(Date.parse(instant), reader);
  const named = (instant: string) => (
    <>
      <time dateTime={instant}>{text(instant)}</time>{' '}
      <abbr className={zoneClass} title={zoneTitle}>
        {zone(instant)}
      </abbr>
    </>
  );
  if (end === null) return named(start);
  return (
    <>
      {zone(start) === zone(end) ? <time dateTime={start}>{text(start)}</time> : named(start)}
      {' – '}
      {named(end)}
    </>
  );
}

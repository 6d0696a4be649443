import { Translated, useWords } from '#components/words/use-words.tsx';
import { SectionTitle } from './section-title.tsx';
import { useSite } from './site-context.tsx';
import { SlotTime } from './slot-time.tsx';
import { useMinute } from './use-minute.ts';
import { useNow } from './use-now.ts';

/** How many coming slots the front page names. */
const MOST = 6;

/** The slots after the one that is on. */
export function UpNext() {
  const { view } = useSite();
  const { now, next } = useNow();
  const minute = useMinute();
  const words = useWords('site');
  if (view === null) return null;
  const from = next ? Date.parse(next.start) : Number.POSITIVE_INFINITY;
  // A cancelled show stays until its end, so that nobody waits for it.
  const coming = view.slots
    .filter(({ uid, status, start, end }) =>
      status === 'cancelled'
        ? Date.parse(end ?? start) > minute
        : uid !== now.slot && Date.parse(start) >= from,
    )
    .slice(0, MOST);
  return (
    <section aria-labelledby="up-next">
      <SectionTitle id="up-next">{words.front.next}</SectionTitle>
      {coming.length === 0 ? (
        <p className="text-muted">{view.part ? '…' : words.front.nothingNext}</p>
      ) : (
        <ol>
          {coming.map((slot, place) => (
            // A time with a date, AM and PM and a zone is up to 20rem long. A narrower page has it above the title.
            // A row keeps its place and gets another show when one begins, because rows that move up are hard to read.
            <li
              key={place}
              className="grid grid-cols-1 gap-x-5 gap-y-[0.1rem] border-t border-line py-[0.6rem] @min-[60rem]/front:grid-cols-[20rem_minmax(0,1fr)]"
            >
              <span className="text-sm text-muted">
                <SlotTime slot={slot} />
              </span>
              <span className="up-next-title font-[550] wrap-anywhere">
                <bdi className={slot.status === 'cancelled' ? 'line-through' : undefined}>{slot.title}</bdi>
                {slot.status === 'cancelled' ? (
                  <span className="text-muted"> ({words.stage.cancelled})</span>
                ) : null}
                {slot.host ? (
                  <span className="text-muted">
                    {' '}
                    <Translated text={words.stage.with} host={<bdi>{slot.host}</bdi>} />
                  </span>
                ) : null}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

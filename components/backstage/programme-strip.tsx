'use client';

import { Button } from '#components/panels/button.tsx';
import { LIST, ROW } from '#components/panels/looks.ts';
import { useSite } from '#components/schedule/site-context.tsx';
import { useInstant } from '#components/schedule/use-now.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import { countdownText } from '#lib/format/times.ts';
import type { ProgrammeEdit } from '#lib/schedule/programme.ts';
import { placeAt, zeroOf } from '#lib/schedule/programme.ts';
import { usePickedRoom } from './room-picker.tsx';
import type { Backstage } from './use-backstage.ts';
import { useTimes } from './use-times.ts';

/** The recordings of a programme that is on or comes next: which one plays, how far it is, and what can be done about it. */
export function ProgrammeStrip({ backstage }: { backstage: Backstage }) {
  const { order, busy, state } = backstage;
  const room = usePickedRoom();
  const programme = state.programmes.find((one) => one.room === room);
  const { all } = useSite();
  const instant = useInstant();
  const { until } = useTimes();
  const words = useWords('backstageNow').programme;
  const slot = all?.slots.find(({ uid }) => uid === programme?.uid);
  if (!programme || !slot) return null;
  const place = placeAt(slot, instant);
  const zero = zeroOf(slot);
  const doIt = (edit: ProgrammeEdit['act']) =>
    void order({ act: 'programme', uid: programme.uid, edit, room }, words.done[edit]);
  const button = (edit: ProgrammeEdit['act'], disabled = place === null) => (
    <Button disabled={busy || disabled} onClick={() => doIt(edit)}>
      {words.acts[edit]}
    </Button>
  );
  return (
    <section className="my-3 grid gap-2" aria-label={words.title}>
      <h3>
        <Translated text={words.of} title={<bdi>{slot.title}</bdi>} row={programme.row} />{' '}
        <span className="text-muted text-sm">
          {place?.isPaused
            ? words.paused
            : place
              ? null
              : instant < zero
                ? until(new Date(zero).toISOString())
                : words.over}
        </span>
      </h3>
      <ol className={LIST}>
        {programme.items.map(({ title, length, from }, at) => {
          const isOn = place?.index === at;
          return (
            <li key={at} aria-current={isOn || undefined}>
              {isOn ? (
                <strong>
                  <bdi>{title}</bdi>
                </strong>
              ) : (
                <bdi>{title}</bdi>
              )}{' '}
              <span className="text-muted text-sm">
                {isOn ? `${countdownText(place.position)} / ` : ''}
                {length === null ? '?' : countdownText(length * 1000)} ({words.from[from]})
              </span>
              {isOn && length !== null ? (
                <progress
                  className="block h-[0.4rem] w-full accent-accent"
                  aria-label={title}
                  value={place.position / 1000}
                  max={length}
                />
              ) : null}
            </li>
          );
        })}
      </ol>
      <div className={ROW}>
        {button('skip', place?.end === null && !place.isPaused)}
        {button('restart', instant < zero)}
        {button(place?.isPaused ? 'resume' : 'pause')}
      </div>
    </section>
  );
}

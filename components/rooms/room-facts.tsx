import { SlotTime } from '#components/schedule/slot-time.tsx';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { RoomNow } from './use-rooms-now.ts';

/** The show that is on in a room, and the next one. */
export function RoomFacts({ view, nowView: { now, slot, next } }: RoomNow) {
  const words = useWords('rooms');
  const { states } = useWords('site');
  const title = now.override?.title ?? slot?.title ?? null;
  const coming = next && next !== slot ? next : null;
  return (
    <>
      <span data-state={now.state}>
        <span className="room-state">{states[now.state]}</span>{' '}
        {title === null ? (view.settings.offAirMessage ?? '') : <bdi>{title}</bdi>}
      </span>
      <span className="room-times">
        {slot && !now.override ? (
          <span>
            <SlotTime slot={slot} />
          </span>
        ) : null}
        {coming ? (
          <span>
            <Translated
              text={words.next}
              title={<bdi>{coming.title}</bdi>}
              time={<SlotTime slot={coming} />}
            />
          </span>
        ) : null}
      </span>
    </>
  );
}

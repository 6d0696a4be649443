'use client';

import { useWords } from '#components/words/use-words.tsx';
import { Countdown } from '../countdown.tsx';
import { useSite } from '../site-context.tsx';
import { SlotTime } from '../slot-time.tsx';
import { useNow } from '../use-now.ts';

/** The slot that is on, the next one and the time until then: for overlays, and for frames on other sites. */
export function NowNext() {
  const { view } = useSite();
  const { now, slot, next } = useNow();
  const { states } = useWords('site');
  const words = useWords('bare');
  const title =
    now.override?.title ?? slot?.title ?? (now.state === 'off-air' ? view?.settings.offAirMessage : null);
  // The countdown is for the slot that starts soon.
  const coming = now.state === 'starting-soon' ? slot : next;
  return (
    <div className="now-next" data-state={now.state}>
      <h1 className="now-next-now">
        <span className="now-next-word">{now.state === 'on-air' ? words.now : states[now.state]}</span>{' '}
        <bdi>{title}</bdi>
      </h1>
      {coming ? (
        <p className="now-next-coming">
          {coming === slot ? null : (
            <>
              <span className="now-next-word">{words.next}</span> <bdi>{coming.title}</bdi>{' '}
            </>
          )}
          <SlotTime slot={coming} /> <Countdown to={coming.start} className="now-next-countdown" />
        </p>
      ) : null}
    </div>
  );
}

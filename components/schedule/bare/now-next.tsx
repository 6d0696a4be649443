'use client';

import { Countdown } from '../countdown.tsx';
import { useSite } from '../site-context.tsx';
import { SlotTime } from '../slot-time.tsx';
import { useNow } from '../use-now.ts';

const WORDS = {
  'on-air': 'On now',
  overrunning: 'Running over',
  'starting-soon': 'Starting soon',
  'off-air': 'Off air',
};

/** What is on, what is next and how long until then: for overlays, and for frames on other sites. */
export function NowNext() {
  const { view } = useSite();
  const { now, slot, next } = useNow();
  const title =
    now.override?.title ?? slot?.title ?? (now.state === 'off-air' ? view?.settings.offAirMessage : null);
  // The one that starts soon is what counts down.
  const coming = now.state === 'starting-soon' ? slot : next;
  return (
    <div className="now-next" data-state={now.state}>
      <p className="now-next-now">
        <span className="now-next-word">{WORDS[now.state]}</span> <bdi>{title}</bdi>
      </p>
      {coming ? (
        <p className="now-next-coming">
          {coming === slot ? null : (
            <>
              <span className="now-next-word">Next</span> <bdi>{coming.title}</bdi>{' '}
            </>
          )}
          <SlotTime slot={coming} /> <Countdown to={coming.start} className="now-next-countdown" />
        </p>
      ) : null}
    </div>
  );
}

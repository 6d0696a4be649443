'use client';

import { useWords } from '#components/words/use-words.tsx';
import { Countdown } from '../countdown.tsx';
import { useSite } from '../site-context.tsx';
import { SlotTime } from '../slot-time.tsx';
import { useNow } from '../use-now.ts';

const WORD =
  'me-[0.35em] text-[0.8em] font-bold tracking-[0.06em] text-[color:var(--mq-accent,#ffb84d)] uppercase';

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
    <div className="grid gap-[0.35em] wrap-anywhere [&_abbr]:no-underline" data-state={now.state}>
      <h1 className="m-0 text-[1.35em] font-[650]">
        <span className={WORD}>{now.state === 'on-air' ? words.now : states[now.state]}</span>{' '}
        <bdi>{title}</bdi>
      </h1>
      {coming ? (
        <p className="m-0">
          {coming === slot ? null : (
            <>
              <span className={WORD}>{words.next}</span> <bdi>{coming.title}</bdi>{' '}
            </>
          )}
          <SlotTime slot={coming} />{' '}
          <Countdown to={coming.start} className="ms-[0.5em] font-bold tabular-nums" />
        </p>
      ) : null}
    </div>
  );
}

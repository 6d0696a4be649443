import { Fragment, lazy, type ReactNode, Suspense } from 'react';
import { Countdown } from '#components/schedule/countdown.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { SlotTime, useWriting } from '#components/schedule/slot-time.tsx';
import type { NowView } from '#components/schedule/use-now.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import type { Streams } from './streams/choice.ts';

const StreamPicker = lazy(() => import('./streams/late.ts').then((late) => ({ default: late.StreamPicker })));

type Props = {
  nowView: NowView;
  view: SiteView | null;
  streams: Streams;
  tools?: ReactNode;
};

/** Under the screen: the state, what is on, from when to when, and the choice of streams. */
export function StageStrip({ nowView, view, streams, tools }: Props) {
  const { now, slot, next } = nowView;
  const { states, stage: words } = useWords('site');
  const { title: siteTitle } = useSite();
  const title = now.override?.title ?? slot?.title ?? null;
  return (
    <div className="stage-strip" data-choice={view?.slots.some(({ streams: all }) => all.length > 1)}>
      <div className="stage-strip-main">
        <p className="pill" data-state={now.state} role="status">
          <span key={now.state}>{view === null ? states.waiting : states[now.state]}</span>
        </p>
        <h1 className="stage-strip-title">
          <bdi>{title ?? siteTitle}</bdi>
        </h1>
      </div>
      {tools}
      <p className="stage-strip-facts">
        {slot ? <ChoiceInput slot={slot} isSoon={now.state === 'starting-soon'} /> : null}
        {!slot && !now.override && next ? (
          <span>
            <Translated text={words.next} title={<bdi>{next.title}</bdi>} time={<Left to={next.start} />} />
          </span>
        ) : null}
      </p>
      {streams.all.length > 1 ? (
        <Suspense>
          <StreamPicker streams={streams} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The facts about the slot that is shown. */
function ChoiceInput({ slot, isSoon }: { slot: PublicSlot; isSoon: boolean }) {
  const words = useWords('site').stage;
  const { key } = useWriting(slot);
  return (
    <Fragment key={key}>
      <SlotTime slot={slot} />
      {slot.host ? (
        <span>
          <Translated text={words.with} host={<bdi>{slot.host}</bdi>} />
        </span>
      ) : null}
      {slot.status === 'tentative' ? <span>{words.tentative}</span> : null}
      {slot.contentWarning ? (
        <span className="text-accent">
          <Translated text={words.warning} warning={<bdi>{slot.contentWarning}</bdi>} />
        </span>
      ) : null}
      {isSoon ? (
        // Screen readers hear when it starts. The time that is left is not said to them, and the words around it alone say nothing.
        <span aria-hidden="true">
          <Translated text={words.startsIn} time={<Left to={slot.start} />} />
        </span>
      ) : null}
    </Fragment>
  );
}

const Left = ({ to }: { to: string }) => (
  <Countdown to={to} className="font-semibold whitespace-nowrap text-accent" />
);

import { Countdown } from '#components/schedule/countdown.tsx';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import type { NowView } from '#components/schedule/use-now.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';
import type { NowState, Stream } from '#lib/schedule/types.ts';

const STATES: Record<NowState, string> = {
  'on-air': 'On air',
  'starting-soon': 'Starting soon',
  overrunning: 'Running over',
  'off-air': 'Off air',
};

type Props = {
  nowView: NowView;
  view: SiteView | null;
  streams: Stream[];
  shown: Stream | null;
  onChoose: (src: string) => void;
};

/** Under the screen: the state, what is on, from when to when, and the choice of streams. */
export function StageStrip({ nowView, view, streams, shown, onChoose }: Props) {
  const { now, slot, next } = nowView;
  const title = now.override?.title ?? slot?.title ?? null;
  return (
    <div className="stage-strip">
      <div className="stage-strip-main">
        <p className="pill" data-state={now.state} role="status">
          {view === null ? 'Waiting' : STATES[now.state]}
        </p>
        <h1 className="stage-strip-title">
          <bdi>{title ?? view?.title ?? 'Marquee'}</bdi>
        </h1>
      </div>
      <p className="stage-strip-facts">
        {slot ? <SlotTime slot={slot} /> : null}
        {slot?.host ? (
          <span>
            with <bdi>{slot.host}</bdi>
          </span>
        ) : null}
        {slot?.status === 'tentative' ? <span>to be confirmed</span> : null}
        {slot?.contentWarning ? (
          <span className="stage-strip-warning">
            Content warning: <bdi>{slot.contentWarning}</bdi>
          </span>
        ) : null}
        {slot && now.state === 'starting-soon' ? (
          <span>
            starts in <Countdown to={slot.start} className="font-semibold text-accent" />
          </span>
        ) : null}
        {!slot && !now.override && next ? (
          <span>
            next: <bdi>{next.title}</bdi> in{' '}
            <Countdown to={next.start} className="font-semibold text-accent" />
          </span>
        ) : null}
      </p>
      {streams.length > 1 ? (
        <fieldset className="stage-strip-streams">
          <legend className="sr-only">Stream</legend>
          {streams.map(({ label, embed }) => (
            <button
              key={embed.src}
              type="button"
              className="tab"
              aria-pressed={embed.src === shown?.embed.src}
              onClick={() => onChoose(embed.src)}
            >
              <bdi>{label}</bdi>
            </button>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}

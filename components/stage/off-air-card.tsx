import { Countdown } from '#components/schedule/countdown.tsx';
import { SlotTime } from '#components/schedule/slot-time.tsx';
import type { NowView } from '#components/schedule/use-now.ts';
import type { SiteView } from '#lib/feeds/site-view.ts';

/** What the stage shows where there is no stream: off air, a show without one, or no schedule yet. */
export function OffAirCard({ nowView, view }: { nowView: NowView; view: SiteView | null }) {
  const { now, slot, next } = nowView;
  if (view === null) {
    return (
      <div className="stage-card">
        <p className="stage-card-kicker">One moment</p>
        <p className="stage-card-title">The schedule is on its way</p>
        <p className="stage-card-text">This page shows it as soon as it is there. Nothing to reload.</p>
      </div>
    );
  }
  if (slot || now.override) {
    return (
      <div className="stage-card">
        <p className="stage-card-kicker">{now.state === 'starting-soon' ? 'Starting soon' : 'On now'}</p>
        <p className="stage-card-title">
          <bdi>{slot?.title ?? now.override?.title}</bdi>
        </p>
        <p className="stage-card-text">
          There is no stream for this one yet. It appears here when the crew adds it.
        </p>
      </div>
    );
  }
  return (
    <div className="stage-card">
      <p className="stage-card-kicker">{view.settings.offAirMessage ?? 'We are off air'}</p>
      {next ? (
        <>
          <p className="stage-card-title">
            <bdi>{next.title}</bdi>
          </p>
          <p className="stage-card-countdown">
            <Countdown to={next.start} />
          </p>
          <p className="stage-card-text">
            <SlotTime slot={next} />
          </p>
        </>
      ) : (
        <p className="stage-card-title">Nothing is planned at the moment</p>
      )}
    </div>
  );
}

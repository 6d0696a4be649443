import type { ReactNode } from 'react';
import { RemindButton } from '#components/reminders/remind-button.tsx';
import { Countdown } from '#components/schedule/countdown.tsx';
import { SlotTime, useWriting } from '#components/schedule/slot-time.tsx';
import type { NowView } from '#components/schedule/use-now.ts';
import { Said, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';

type Props = { nowView: NowView; view: SiteView | null; onTrailer?: () => void };

/** What the stage shows where there is no stream: off air, a show without one, or no schedule yet. */
export function OffAirCard({ nowView, view, onTrailer }: Props) {
  const words = useWords('site').card;
  const { now, slot, next } = nowView;
  if (view === null) {
    return (
      <Card kicker={words.moment} title={words.coming}>
        <p className="stage-card-text">{words.comingText}</p>
      </Card>
    );
  }
  if (now.state === 'starting-soon' && slot) {
    return (
      <Card kicker={words.doors} title={slot.title} poster={slot.poster} isOpen>
        <Announced slot={slot} onTrailer={onTrailer} />
      </Card>
    );
  }
  if (slot || now.override) {
    return (
      <Card kicker={words.now} title={slot?.title ?? now.override?.title ?? ''} poster={slot?.poster}>
        <p className="stage-card-text">{words.noStream}</p>
      </Card>
    );
  }
  const message = view.settings.offAirMessage ?? words.offAir;
  if (!next) return <Card kicker={message} title={words.nothing} />;
  return (
    <Card kicker={message} title={next.title} poster={next.poster}>
      <Announced slot={next} onTrailer={onTrailer} />
    </Card>
  );
}

/** When it begins, and what can be done until then. */
function Announced({ slot, onTrailer }: { slot: PublicSlot; onTrailer?: () => void }) {
  const words = useWords('site');
  const { key } = useWriting(slot);
  return (
    <>
      <p className="stage-card-countdown">
        <Countdown to={slot.start} />
      </p>
      <p key={key} className="stage-card-text">
        <SlotTime slot={slot} />
        {slot.host ? (
          <span className="stage-card-host">
            <Said text={words.stage.with} host={<bdi>{slot.host}</bdi>} />
          </span>
        ) : null}
      </p>
      <div className="stage-actions">
        {onTrailer ? (
          <button type="button" className="stage-action stage-action-first" onClick={onTrailer}>
            {words.card.trailer}
          </button>
        ) : null}
        <RemindButton of={{ slot }} className="stage-action" />
        <a className="stage-action" href={`/schedule/${slot.uid}.ics`}>
          {words.card.calendar}
        </a>
      </div>
    </>
  );
}

type CardProps = {
  kicker: string;
  title: string;
  poster?: string | null;
  /** The last minutes before a show: the bulbs of the sign run. */
  isOpen?: boolean;
  children?: ReactNode;
};

function Card({ kicker, title, poster = null, isOpen = false, children }: CardProps) {
  return (
    <div className="stage-card" data-open={isOpen}>
      {poster ? <img className="stage-card-ground" src={poster} alt="" /> : null}
      <div className="stage-card-body">
        {poster ? <img className="stage-card-poster" src={poster} alt="" /> : null}
        <div className="stage-card-words">
          <p className="stage-card-kicker">{kicker}</p>
          <p className="stage-card-title">
            <bdi>{title}</bdi>
          </p>
          {children}
        </div>
      </div>
    </div>
  );
}

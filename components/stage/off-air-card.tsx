import { RemindButton } from '#components/reminders/remind-button.tsx';
import { Countdown } from '#components/schedule/countdown.tsx';
import { useSite } from '#components/schedule/site-context.tsx';
import { SlotTime, useWriting } from '#components/schedule/slot-time.tsx';
import type { NowView } from '#components/schedule/use-now.ts';
import { Translated, useWords } from '#components/words/use-words.tsx';
import type { PublicSlot, SiteView } from '#lib/feeds/site-view.ts';
import { StageCard } from './stage-card.tsx';

type Props = { nowView: NowView; view: SiteView | null; onTrailer?: () => void };

/** Shown in place of a stream: off air, a show without a stream, or no schedule yet. */
export function OffAirCard({ nowView, view, onTrailer }: Props) {
  const words = useWords('site').card;
  const { title } = useSite();
  const { now, slot, next } = nowView;
  if (view === null) {
    return (
      <StageCard kicker={title} title={words.coming}>
        <p className="stage-card-text">{words.comingText}</p>
      </StageCard>
    );
  }
  if (now.state === 'starting-soon' && slot) {
    return (
      <StageCard kicker={words.doors} title={slot.title} poster={slot.poster} isOpen>
        <Announced slot={slot} onTrailer={onTrailer} />
      </StageCard>
    );
  }
  if (slot || now.override) {
    return (
      <StageCard kicker={words.now} title={slot?.title ?? now.override?.title ?? ''} poster={slot?.poster}>
        <p className="stage-card-text">{words.noStream}</p>
      </StageCard>
    );
  }
  const message = view.settings.offAirMessage ?? words.offAir;
  if (!next) return <StageCard kicker={message} title={words.nothing} />;
  return (
    <StageCard kicker={message} title={next.title} poster={next.poster}>
      <Announced slot={next} onTrailer={onTrailer} />
    </StageCard>
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
            <Translated text={words.stage.with} host={<bdi>{slot.host}</bdi>} />
          </span>
        ) : null}
      </p>
      <div className="stage-actions stage-extras">
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

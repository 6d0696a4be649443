import { useWords } from '#components/words/use-words.tsx';
import { StageCard } from '../stage-card.tsx';

/** In the place of a stream that is known not to have started. The page looks, and puts the player here when it does. */
export function WaitingCard({ name, onInsist }: { name: string; onInsist: () => void }) {
  const { title, text, insist } = useWords('streams').waiting;
  return (
    <StageCard kicker={<bdi>{name}</bdi>} title={title} isStatus>
      <p className="stage-card-text">{text}</p>
      <div className="stage-actions">
        <button type="button" className="stage-action" onClick={onInsist}>
          {insist}
        </button>
      </div>
    </StageCard>
  );
}

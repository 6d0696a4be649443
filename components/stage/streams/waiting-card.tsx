import { useWords } from '#components/words/use-words.tsx';
import { StageCard } from '../stage-card.tsx';

/** Shown in place of a stream that is known not to have started. The page checks again, and shows the player when it starts. */
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

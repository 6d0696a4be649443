import { useWords } from '#components/words/use-words.tsx';

/** In the place of a stream that is known not to have started. The page looks, and puts the player here when it does. */
export function WaitingCard({ label, onInsist }: { label: string; onInsist: () => void }) {
  const { title, text, insist } = useWords('streams').waiting;
  return (
    <div className="stage-card" role="status">
      <p className="stage-card-kicker">
        <bdi>{label}</bdi>
      </p>
      <p className="stage-card-title">{title}</p>
      <p className="stage-card-text">{text}</p>
      <button type="button" className="stage-card-act" onClick={onInsist}>
        {insist}
      </button>
    </div>
  );
}

import { useLateWords } from '#components/words/late-words.ts';
import { StageCard } from '../stage-card.tsx';
import type { FrameProblem } from './protocol.ts';

type Props = { title: string; problem: FrameProblem; src: string; onInsist: () => void };

/** Over a provider's player that has ended, or that says that it cannot show the video; or over an empty frame. */
export default function FrameCard({ title, problem, src, onInsist }: Props) {
  const words = useLateWords('player').frames;
  return (
    <StageCard kicker={title} title={words[problem].title} isStatus>
      <p className="stage-card-text">{words[problem].text}</p>
      <div className="stage-actions">
        {problem === 'framing' ? (
          <a className="stage-action stage-action-first" href={src} target="_blank" rel="noopener noreferrer">
            {words.open}
          </a>
        ) : null}
        <button type="button" className="stage-action" onClick={onInsist}>
          {words.insist}
        </button>
      </div>
    </StageCard>
  );
}

import { useWords } from '#components/words/use-words.tsx';
import { say } from '#lib/words/words.ts';

type Props = {
  label: string;
  isLarge: boolean;
  isHeard: boolean;
  onEnlarge(): void;
  onHear(): void;
};

/** The two buttons of a stream in a grid: show it large, and hear it. They load only if there is a grid. */
export default function CellBar({ label, isLarge, isHeard, onEnlarge, onHear }: Props) {
  const words = useWords('streams');
  return (
    <div className="stream-cell-bar">
      <button
        type="button"
        aria-pressed={isLarge}
        aria-label={say(words.enlargeOne, { label })}
        onClick={onEnlarge}
      >
        <bdi>{label}</bdi>
      </button>
      <button
        type="button"
        aria-pressed={isHeard}
        aria-label={say(words.hearOne, { label })}
        onClick={onHear}
      >
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
          <path d="M2 6h3l4-3.5v11L5 10H2z" fill="currentColor" />
          {isHeard ? (
            <path d="M11 5q2.5 3 0 6m1.5-8q4.5 5 0 10" fill="none" stroke="currentColor" />
          ) : (
            <path d="m11 6 4 4m0-4-4 4" fill="none" stroke="currentColor" />
          )}
        </svg>
      </button>
    </div>
  );
}

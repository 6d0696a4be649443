import { Translated, useWords } from '#components/words/use-words.tsx';

type Props = { wanted: string; shown: string; onBack(): void };

/** Says that another stream is shown in place of the chosen one, and offers the way back. */
export default function InsteadNotice({ wanted, shown, onBack }: Props) {
  const words = useWords('streams');
  return (
    <p className="stage-notice" role="status">
      <Translated text={words.instead} wanted={<bdi>{wanted}</bdi>} shown={<bdi>{shown}</bdi>} />{' '}
      <button type="button" className="stage-notice-act" onClick={onBack}>
        <Translated text={words.back} label={<bdi>{wanted}</bdi>} />
      </button>
    </p>
  );
}

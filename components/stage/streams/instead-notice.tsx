import { Translated, useWords } from '#components/words/use-words.tsx';
import { NoticeButton, StageNotice } from '../stage-notice.tsx';

type Props = { wanted: string; shown: string; onBack(): void };

/** Says that another stream is shown in place of the chosen one, and offers the way back, which is also a tab. */
export default function InsteadNotice({ wanted, shown, onBack }: Props) {
  const words = useWords('streams');
  return (
    <StageNotice>
      <Translated text={words.instead} wanted={<bdi>{wanted}</bdi>} shown={<bdi>{shown}</bdi>} />{' '}
      <NoticeButton onClick={onBack}>
        <Translated text={words.back} label={<bdi>{wanted}</bdi>} />
      </NoticeButton>
    </StageNotice>
  );
}

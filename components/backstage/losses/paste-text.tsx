import { useId, useState } from 'react';
import { Button } from '#components/panels/button.tsx';
import { TextArea } from '#components/panels/field.tsx';
import { ROW } from '#components/panels/looks.ts';
import { useWords } from '#components/words/use-words.tsx';

/** Text that an organizer pastes into the sheet, because the site may not write there. */
export function PasteText({ text }: { text: string }) {
  const words = useWords('losses');
  const [isCopied, setIsCopied] = useState(false);
  const id = useId();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => document.querySelector<HTMLTextAreaElement>(`#${CSS.escape(id)}`)?.select(),
    );
  return (
    <div className="mt-3">
      <label htmlFor={id}>{words.text}</label>
      <TextArea id={id} className="mt-[0.4rem] block" readOnly rows={6} value={text} />
      <p className={ROW}>
        <Button onClick={() => void copy()}>{words.copy}</Button>
        <span role="status">{isCopied ? words.copied : ''}</span>
      </p>
    </div>
  );
}

import { useId, useState } from 'react';
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
    <div className="bs-paste bs-details">
      <label htmlFor={id}>{words.text}</label>
      <textarea id={id} className="bs-input" readOnly rows={6} value={text} />
      <p className="bs-row">
        <button type="button" className="bs-button" onClick={() => void copy()}>
          {words.copy}
        </button>
        <span role="status">{isCopied ? words.copied : ''}</span>
      </p>
    </div>
  );
}

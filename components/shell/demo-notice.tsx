'use client';

import { Translated, useWords } from '#components/words/use-words.tsx';
import './demo-notice.css';

/** Says that this is the demo, and how to make it one's own. */
export default function DemoNotice() {
  const { summary, connect, steps } = useWords('demo');
  const file = <code>.env</code>;
  return (
    <details className="notice">
      <summary>
        {summary} <span>{connect}</span>
      </summary>
      <ol>
        <li>
          <Translated text={steps.template} folder={<code>public/template/</code>} />
        </li>
        <li>{steps.share}</li>
        <li>
          <Translated text={steps.key} file={file} name={<code>GOOGLE_API_KEY</code>} />
        </li>
        <li>
          <Translated text={steps.id} file={file} name={<code>SHEET_ID</code>} />
        </li>
        <li>
          <Translated text={steps.start} command={<code>npm start</code>} />
        </li>
      </ol>
    </details>
  );
}

import { Said } from '#components/words/use-words.tsx';
import type { Words } from '#lib/words/words.ts';

/** Says that this is the demo, and how to make it one's own. */
export function DemoNotice({ words: { summary, connect, steps } }: { words: Words['demo'] }) {
  const file = <code>.env</code>;
  return (
    <details className="notice">
      <summary>
        {summary} <span>{connect}</span>
      </summary>
      <ol>
        <li>
          <Said text={steps.template} folder={<code>public/template/</code>} />
        </li>
        <li>{steps.share}</li>
        <li>
          <Said text={steps.key} file={file} name={<code>GOOGLE_API_KEY</code>} />
        </li>
        <li>
          <Said text={steps.id} file={file} name={<code>SHEET_ID</code>} />
        </li>
        <li>
          <Said text={steps.start} command={<code>npm start</code>} />
        </li>
      </ol>
    </details>
  );
}

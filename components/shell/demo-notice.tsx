'use client';

import type { ReactNode } from 'react';
import { Translated, useWords } from '#components/words/use-words.tsx';
import './demo-notice.css';

const Code = ({ children }: { children: ReactNode }) => (
  <code className="rounded-[4px] bg-raised px-[0.35em] py-[0.1em]">{children}</code>
);

/** Says that this is the demo, and how to make it one's own. */
export default function DemoNotice() {
  const { summary, connect, steps } = useWords('demo');
  const file = <Code>.env</Code>;
  return (
    <details className="notice">
      <summary className="list-none [&::-webkit-details-marker]:hidden">
        {summary}{' '}
        <span className="text-accent underline underline-offset-[0.2em] whitespace-nowrap">{connect}</span>
      </summary>
      {/* Over the page, so that nothing moves when it opens. */}
      <ol className="absolute inset-x-0 z-25 mt-2 max-h-[60dvh] list-decimal overflow-auto bg-raised py-[0.6rem] ps-10 pe-[0.9rem] leading-[1.7]">
        <li>
          <Translated text={steps.template} folder={<Code>public/template/</Code>} />
        </li>
        <li>{steps.share}</li>
        <li>
          <Translated text={steps.key} file={file} name={<Code>GOOGLE_API_KEY</Code>} />
        </li>
        <li>
          <Translated text={steps.id} file={file} name={<Code>SHEET_ID</Code>} />
        </li>
        <li>
          <Translated text={steps.start} command={<Code>npm start</Code>} />
        </li>
      </ol>
    </details>
  );
}

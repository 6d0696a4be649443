'use client';

import { Button } from '#components/panels/button.tsx';
import { Notice } from '#components/panels/notice.tsx';
import { useWords } from '#components/words/use-words.tsx';
import { say } from '#lib/words/words.ts';
import type { Reading } from './use-reader.ts';

type Props = { reading: Reading | null; tooLarge: string | null; files: string; stop: () => void };

/** Says how far the reading is, and at once if something cannot be read. */
export function ReadingStatus({ reading, tooLarge, files, stop }: Props) {
  const { status } = useWords('check');
  const trouble = tooLarge ?? (reading?.state === 'broken' ? status.broken : (reading?.why ?? null));
  const busy = reading?.state === 'reading' || reading?.state === 'slow';
  return (
    <>
      {trouble ? (
        <Notice kind="error" alert>
          {trouble}
        </Notice>
      ) : null}
      <p className="not-empty:mt-[0.6rem]" role="status">
        {busy ? (reading.state === 'slow' ? status.slow : status.reading) : null}
        {reading?.state === 'stopped' ? status.stopped : null}
        {reading?.state === 'read' && files !== '' ? say(status.file, { files }) : null}
      </p>
      {reading?.state === 'slow' ? <Button onClick={stop}>{status.stop}</Button> : null}
    </>
  );
}

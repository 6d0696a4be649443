'use client';

import { lazy, Suspense, useState } from 'react';
import { useWords } from '#components/words/use-words.tsx';
import type { Remindable } from './remind-dialog.tsx';

const RemindDialog = lazy(() => import('./remind-dialog.tsx'));

/** "Remind me", of a slot or of a series; what it opens comes when it is pressed. */
export function RemindButton({ of, className }: { of: Remindable; className?: string }) {
  const [open, setOpen] = useState(false);
  const { remind } = useWords('site');
  return (
    <>
      <button
        type="button"
        className={className ?? 'remind'}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {remind}
      </button>
      {open ? (
        <Suspense>
          <RemindDialog of={of} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

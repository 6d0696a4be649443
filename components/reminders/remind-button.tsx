'use client';

import { lazy, Suspense, useState } from 'react';
import { useHydrated } from '#components/hydration/use-hydrated.ts';
import { useWords } from '#components/words/use-words.tsx';
import type { Remindable } from './use-reminder.ts';

const RemindDialog = lazy(() => import('./remind-dialog.tsx'));

/** "Remind me", of a slot or of a series; what it opens comes when it is pressed. */
export function RemindButton({ of, className }: { of: Remindable; className?: string }) {
  const [open, setOpen] = useState(false);
  const { remind } = useWords('site');
  // A press would be lost before that.
  const isAlive = useHydrated();
  return (
    <>
      <button
        type="button"
        className={className ?? 'remind'}
        aria-haspopup="dialog"
        disabled={!isAlive}
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

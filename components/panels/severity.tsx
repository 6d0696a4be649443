import type { ReactNode } from 'react';

/** The word for how bad a problem is. */
export function Severity({ of, children }: { of: 'error' | 'warning'; children: ReactNode }) {
  return (
    <span
      className={`whitespace-nowrap rounded-full bg-raised px-[0.45rem] py-[0.05rem] text-[0.8rem] ${of === 'error' ? 'text-danger' : 'text-accent'}`}
    >
      {children}
    </span>
  );
}

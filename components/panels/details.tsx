import type { ComponentProps, ReactNode } from 'react';

type Props = { summary: ReactNode; onToggle?: ComponentProps<'details'>['onToggle']; children: ReactNode };

/** Something that is opened by a press on its summary. */
export function Details({ summary, onToggle, children }: Props) {
  return (
    <details className="mt-3" onToggle={onToggle}>
      <summary className="py-[0.4rem]">{summary}</summary>
      {children}
    </details>
  );
}

import type { ReactNode } from 'react';

/** The heading of a part of a page. */
export const SectionTitle = ({ id, children }: { id: string; children: ReactNode }) => (
  <h2 id={id} className="mb-[0.6rem] text-[0.78rem] font-bold tracking-widest text-muted uppercase">
    {children}
  </h2>
);

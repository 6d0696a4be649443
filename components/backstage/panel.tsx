import type { ReactNode } from 'react';

/** A part of the page, with its heading. */
export function Panel(props: { id: string; title: string; wide?: boolean; children: ReactNode }) {
  const { id, title, wide = false, children } = props;
  return (
    <section className="bs-panel" data-wide={wide} aria-labelledby={`bs-${id}`}>
      <h2 id={`bs-${id}`} className="section-title">
        {title}
      </h2>
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';

/** Names and values. A time of a show may take several lines. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="mt-[0.6rem] grid gap-1 [&_.slot-time]:whitespace-normal">{children}</dl>;
}

/** `below`: the value stands below its name on a phone, because it needs the whole width. */
export function Fact(props: { name: string; below?: boolean; children: ReactNode }) {
  const { name, below = false, children } = props;
  const columns = below
    ? 'grid-cols-1 sm:grid-cols-[6rem_minmax(0,1fr)] sm:gap-3'
    : 'grid-cols-[minmax(6rem,40%)_minmax(0,1fr)] gap-3';
  return (
    <div className={`grid ${columns}`}>
      <dt className="wrap-anywhere text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}

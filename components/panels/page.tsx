import type { ReactNode } from 'react';

/** A page of panels: its name, what stands beside the name, and the panels. */
export function Page(props: { title: string; aside: ReactNode; end?: ReactNode; children: ReactNode }) {
  const { title, aside, end, children } = props;
  return (
    <div className="mx-auto max-w-[90rem] pt-3 pr-[max(0.75rem,env(safe-area-inset-right))] pb-16 pl-[max(0.75rem,env(safe-area-inset-left))]">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <h1 className="font-bold text-xl">{title}</h1>
        <p className="flex flex-1 flex-wrap gap-x-4 gap-y-1 text-[0.9rem] text-muted">{aside}</p>
        {end}
      </header>
      {children}
    </div>
  );
}

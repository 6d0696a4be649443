import { type ReactNode, useId } from 'react';

type Props = { name: string; children: (id: string, className: string) => ReactNode };

const CONTROL = 'min-h-11 w-full rounded border border-line bg-raised px-[0.6rem] py-[0.4rem] text-text';

/** A control above the schedule with its name. */
export function Field({ name, children }: Props) {
  const id = useId();
  return (
    <div className="grid min-w-0 max-w-80 flex-[1_1_9rem] gap-1">
      <label htmlFor={id} className="text-[0.8rem] text-muted">
        {name}
      </label>
      {children(id, CONTROL)}
    </div>
  );
}

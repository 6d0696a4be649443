import type { ReactNode } from 'react';

const ANY = 'mt-[0.6rem] rounded-[4px] border-s-4 px-[0.9rem] py-[0.6rem]';
const ERROR = `${ANY} border-danger bg-danger-tint`;
export const WARNING = `${ANY} border-accent bg-accent-tint`;

/** Something that went wrong, or that an organizer must know. `alert`: screen readers say it at once. */
export function Notice(props: { kind: 'error' | 'warning'; alert?: boolean; children: ReactNode }) {
  const { kind, alert = false, children } = props;
  return (
    <p className={kind === 'error' ? ERROR : WARNING} role={alert ? 'alert' : undefined}>
      {children}
    </p>
  );
}

import type { ComponentProps } from 'react';

/** As large as a thumb. */
const ANY =
  'min-h-11 rounded border px-[0.9rem] py-[0.4rem] not-disabled:hover:border-accent disabled:cursor-default disabled:text-muted disabled:opacity-60';
export const BUTTON = `${ANY} border-line bg-raised text-text`;
const PRIMARY = `${ANY} border-transparent bg-accent font-[650] text-accent-text`;

type Props = Omit<ComponentProps<'button'>, 'className'> & { primary?: boolean };

export function Button({ primary = false, type = 'button', ...rest }: Props) {
  return <button {...rest} type={type} className={primary ? PRIMARY : BUTTON} />;
}

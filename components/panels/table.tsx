import type { ComponentProps } from 'react';

const ANY = 'pe-[0.6rem] py-2 text-start align-top wrap-anywhere';

export function ColumnHead(props: Omit<ComponentProps<'th'>, 'className' | 'scope'>) {
  return <th {...props} scope="col" className={`${ANY} font-semibold text-[0.8rem] text-muted`} />;
}

export function RowHead(props: Omit<ComponentProps<'th'>, 'className' | 'scope'>) {
  return <th {...props} scope="row" className={`${ANY} w-22 border-line border-t font-semibold`} />;
}

export function Cell(props: Omit<ComponentProps<'td'>, 'className'>) {
  return <td {...props} className={`${ANY} border-line border-t`} />;
}

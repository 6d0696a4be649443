import type { ComponentProps } from 'react';

/** Below 16 px phones zoom in when it is tapped. */
const FIELD =
  'min-h-11 min-w-0 rounded border border-line bg-raised px-[0.9rem] py-[0.4rem] text-base text-text placeholder:text-muted';

/** `className` is for its place and width. */
export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={`${FIELD} ${className}`} />;
}

export function Select(props: Omit<ComponentProps<'select'>, 'className'>) {
  return <select {...props} className={FIELD} />;
}

/** Text of a sheet. */
export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea {...rest} className={`${FIELD} w-full whitespace-pre font-mono ${className}`} />;
}

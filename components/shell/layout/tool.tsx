import type { ComponentProps } from 'react';

const PATHS = {
  chat: 'M4 5h16v11H9l-5 4z',
  chatOff: 'M4 5h16v11H9l-5 4zM3 3l18 18',
  theatre: 'M3 6h18v12H3z',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  menu: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  move: 'M12 3v18M3 12h18M9 6l3-3 3 3M9 18l3 3 3-3M6 9l-3 3 3 3M18 9l3 3-3 3',
  close: 'M6 6l12 12M18 6L6 18',
};

type Props = ComponentProps<'button'> & { name: string; icon: keyof typeof PATHS };

/** A button that is only an icon, with its name for screen readers and for pointers that rest on it. */
export const Tool = ({ name, icon, className = '', ...rest }: Props) => (
  <button type="button" className={`tool ${className}`} title={name} {...rest}>
    <svg className="tool-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[icon]} />
    </svg>
    <span className="sr-only">{name}</span>
  </button>
);

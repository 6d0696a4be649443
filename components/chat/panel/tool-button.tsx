import type { ReactNode } from 'react';
import { ICON, TOOL } from './dom.ts';

/** A line drawing of 24 × 24 units in the colour of the text. `path` is an SVG path. */
export function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" className={ICON} aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

type Props = {
  label: string;
  /** An SVG path. */
  icon: string;
  hidden?: boolean;
  className?: string;
  onPress(button: HTMLButtonElement): void;
  children?: ReactNode;
};

/** A round button with a drawing. `label` is its name. */
export function ToolButton({ label, icon, hidden, className = TOOL, onPress, children }: Props) {
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      title={label}
      hidden={hidden}
      onClick={(event) => onPress(event.currentTarget)}
    >
      <Icon path={icon} />
      {children}
    </button>
  );
}

import type { ReactNode, Ref } from 'react';
import { SectionTitle } from '#components/schedule/section-title.tsx';

/** Panels below one another, or two beside one another on a wide screen. */
export const PANELS = 'grid grid-cols-1 gap-3 min-[1000px]:grid-cols-2';
export const PANEL = 'min-w-0 rounded border border-line bg-surface p-[0.9rem]';
export const WIDE_PANEL = `${PANEL} min-[1000px]:col-span-full`;

type Props = {
  /** The id of its heading. */
  id: string;
  title: string;
  wide?: boolean;
  /** For a panel that gets the focus. */
  ref?: Ref<HTMLElement> | undefined;
  children: ReactNode;
};

/** A part of the page, with its heading. */
export function Panel({ id, title, wide = false, ref, children }: Props) {
  return (
    <section
      ref={ref}
      tabIndex={ref === undefined ? undefined : -1}
      className={wide ? WIDE_PANEL : PANEL}
      aria-labelledby={id}
    >
      <SectionTitle id={id}>{title}</SectionTitle>
      {children}
    </section>
  );
}

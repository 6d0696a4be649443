import { type ComponentProps, type RefObject, useEffect } from 'react';

type Props = ComponentProps<'dialog'> & {
  ref: RefObject<HTMLDialogElement | null>;
  /** The element that has the focus at first: the window itself, or one in it. */
  first: RefObject<HTMLElement | null>;
};

/** A window over the page: the browser keeps the focus in it, closes it at Escape, and then gives the focus back. */
export function Modal({ ref, first, ...props }: Props) {
  useEffect(() => {
    const element = first.current;
    if (ref.current === null || element === null) return;
    // React leaves this attribute out, and Chromium does not heed that of the window.
    element.autofocus = true;
    ref.current.showModal();
    element.focus();
  }, [ref, first]);
  return <dialog ref={ref} {...props} />;
}

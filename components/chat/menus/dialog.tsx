import { type ReactElement, type ReactNode, type RefObject, useId, useRef } from 'react';
import { Modal } from '#components/dialog/modal.tsx';
import { createReactPart } from '../panel/react-part.tsx';

/** Opens a dialog at the end of the panel. It is removed when it closes; then `onClose` runs. */
export function openDialog(
  root: HTMLElement,
  content: (close: () => void) => ReactElement,
  onClose?: () => void,
): void {
  const part = createReactPart();
  root.append(part.element);
  const end = () => {
    part.remove();
    onClose?.();
  };
  // This event does not bubble.
  part.element.addEventListener('close', end, { capture: true, once: true });
  part.draw(content(() => part.element.querySelector('dialog')?.close()));
}

type Props = {
  title: string;
  /** The element that has the focus at first. Otherwise it is the title, because the last button is at the end of the text. */
  first?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/** A modal window with a title. A press beside it closes it, too. */
export function Dialog({ title, first, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  return (
    <Modal
      ref={dialog}
      first={first ?? heading}
      aria-labelledby={id}
      className="m-auto max-h-[85dvh] w-[min(27rem,100vw-1.5rem)] rounded-[calc(var(--mq-radius)+4px)] border border-line bg-surface px-5 py-[1.1rem] text-[0.95rem] text-text backdrop:bg-[rgb(0_0_0/0.6)]"
      onPointerDown={(event) => {
        // A press on the backdrop counts as an event of the dialog.
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
    >
      <h3 ref={heading} id={id} tabIndex={-1} className="mb-3 text-[1.1rem] font-[650]">
        {title}
      </h3>
      {children}
    </Modal>
  );
}

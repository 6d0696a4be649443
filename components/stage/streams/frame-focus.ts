import { type RefObject, useEffect, useEffectEvent } from 'react';

type Props = { grid: RefObject<HTMLDivElement | null>; onFocus(src: string): void };

/**
 * All that is known of a provider's frame is that the viewer has clicked into it. In a grid, this frame is then heard, and our
 * own players are muted. This component shows nothing.
 */
export default function FrameFocus({ grid, onFocus }: Props) {
  const tell = useEffectEvent(onFocus);
  useEffect(() => {
    const look = () => {
      // The window loses the focus to the frame, which is then the active element.
      const frame = document.activeElement;
      if (!(frame instanceof HTMLIFrameElement) || !grid.current?.contains(frame)) return;
      const src = frame.closest<HTMLElement>('.stream-cell')?.dataset.src;
      if (src !== undefined) tell(src);
    };
    window.addEventListener('blur', look);
    return () => window.removeEventListener('blur', look);
  }, [grid]);
  return null;
}

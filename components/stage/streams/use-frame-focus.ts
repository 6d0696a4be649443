import { type RefObject, useEffect, useRef } from 'react';

/**
 * Of a provider's frame only this much is known: that the viewer has turned to it. In a grid that is the one to be
 * heard, and our own players fall silent.
 */
export function useFrameFocus(
  active: boolean,
  onFocus: (src: string) => void,
): RefObject<HTMLDivElement | null> {
  const grid = useRef<HTMLDivElement>(null);
  const told = useRef(onFocus);
  told.current = onFocus;

  useEffect(() => {
    if (!active) return;
    const look = () => {
      // The window loses the focus to the frame, which is then the active element.
      const frame = document.activeElement;
      if (!(frame instanceof HTMLIFrameElement) || !grid.current?.contains(frame)) return;
      const src = frame.closest<HTMLElement>('.stream-cell')?.dataset.src;
      if (src !== undefined) told.current(src);
    };
    window.addEventListener('blur', look);
    return () => window.removeEventListener('blur', look);
  }, [active]);

  return grid;
}

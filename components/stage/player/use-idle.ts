import { useEffect, useState } from 'react';

/** After this many ms without any input, the controls are hidden. */
const IDLE = 3000;

/** Whether nobody has moved, touched or typed inside an element for a while. */
export function useIdle(box: HTMLElement): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sleep = () => setIdle(true);
    const wake = () => {
      setIdle(false);
      clearTimeout(timer);
      timer = setTimeout(sleep, IDLE);
    };
    wake();
    for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin']) box.addEventListener(name, wake);
    box.addEventListener('pointerleave', sleep);
    return () => {
      clearTimeout(timer);
      for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin'])
        box.removeEventListener(name, wake);
      box.removeEventListener('pointerleave', sleep);
    };
  }, [box]);
  return idle;
}

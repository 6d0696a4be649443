import { NARROWEST, WIDEST } from '#components/layout/layout.ts';
import { getLayout, setLayout } from '#components/layout/use-layout.ts';

const STEP = 2;

/** Lets an element move the line between stream and chat. It stays as long as the page. */
export function handleSplit(element: HTMLElement): void {
  const shell = element.closest<HTMLElement>('.shell');
  const chat = shell?.querySelector('.shell-chat');
  if (!shell || !chat) return;

  const share = () => (chat.getBoundingClientRect().width / innerWidth) * 100;
  const set = (percent: number) =>
    setLayout({ split: Math.round(Math.min(Math.max(percent, NARROWEST), WIDEST)) });
  /** Whether the chat is on the left. */
  const isLeft = () => (getLayout().chat === 'start') === (document.documentElement.dir !== 'rtl');

  let frame = 0;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    element.focus();
    element.setPointerCapture(event.pointerId);
    // While the pointer is over a frame, the frame gets its events.
    shell.dataset.splitting = '';
  });
  element.addEventListener('pointermove', ({ pointerId, clientX }) => {
    if (!element.hasPointerCapture(pointerId)) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() =>
      set((isLeft() ? clientX / innerWidth : 1 - clientX / innerWidth) * 100),
    );
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    element.addEventListener(end, () => delete shell.dataset.splitting);
  element.addEventListener('dblclick', () => setLayout({ split: null }));

  element.addEventListener('keydown', (event) => {
    const wider = isLeft() ? 'ArrowRight' : 'ArrowLeft';
    const narrower = isLeft() ? 'ArrowLeft' : 'ArrowRight';
    const to = {
      [wider]: () => set(share() + STEP),
      [narrower]: () => set(share() - STEP),
      Home: () => set(NARROWEST),
      End: () => set(WIDEST),
      Enter: () => setLayout({ split: null }),
    }[event.key];
    if (!to) return;
    event.preventDefault();
    to();
  });
}

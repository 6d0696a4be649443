import type { ReactNode } from 'react';
import './stage-notice.css';

/** Above the player's own bar. */
const NOTICE =
  'absolute inset-x-4 bottom-20 mx-auto w-fit rounded bg-[rgb(0_0_0/0.8)] px-[0.9rem] py-2 text-[0.9rem] text-white';
const LEAVES =
  '[animation:leave_20s_step-end_forwards] [&:is(:hover,:focus-within)]:[animation-play-state:paused]';

type Props = { stays?: boolean; children: ReactNode };

/** A sentence over the picture. Once it can be read, it makes room for the picture, unless it `stays`. */
export const StageNotice = ({ stays = false, children }: Props) => (
  <p className={stays ? NOTICE : `${NOTICE} ${LEAVES}`} role="status">
    {children}
  </p>
);

type ButtonProps = { onClick(): void; children: ReactNode };

export const NoticeButton = ({ onClick, children }: ButtonProps) => (
  <button
    type="button"
    className="rounded-full bg-accent px-[1em] py-[0.45em] [font-weight:650] text-accent-text"
    onClick={onClick}
  >
    {children}
  </button>
);

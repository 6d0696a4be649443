'use client';

import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { setLayout, useLayout } from '#components/layout/use-layout.ts';
import { useLateWords } from '#components/words/late-words.ts';

/** The ground of what opens over the page. */
export const PANEL =
  'rounded-[calc(var(--mq-radius)*1.4)] border border-line bg-surface px-[1.1rem] py-[0.9rem] text-[0.9rem] text-text [box-shadow:0_1.25rem_3.5rem_rgb(0_0_0/0.45)]';
/** A box to tick, or one of several. */
export const CHOICE = 'size-[1.05rem] flex-none accent-accent';

const LIST = ['k', 'm', 'c', 't', 'f', 'o', 's', 'p', 'w'] as const;

export const Key = ({ children }: { children: ReactNode }) => (
  <kbd className="inline-block min-w-[1.9em] rounded-[5px] border-x border-t border-b-2 border-line bg-raised px-[0.45em] py-[0.1em] text-center [font-family:inherit] text-[0.85em] font-semibold">
    {children}
  </kbd>
);

function Row({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_1fr] items-center border-t border-line py-[0.4rem]">
      <dt>
        {keys.map((key) => (
          <Fragment key={key}>
            <Key>{key}</Key>{' '}
          </Fragment>
        ))}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The keys, and whether they count. */
export default function KeyHelp({ onClose }: { onClose(): void }) {
  const words = useLateWords('layout');
  const { keys } = useLayout();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.addEventListener('close', onClose);
    return () => element?.removeEventListener('close', onClose);
  }, [onClose]);

  return (
    <dialog
      ref={dialog}
      className={`${PANEL} fixed inset-0 m-auto h-fit max-h-[calc(100dvh-1rem)] w-[min(28rem,100vw-1rem)] overflow-auto backdrop:bg-[rgb(0_0_0/0.55)]`}
      aria-labelledby="key-help"
    >
      <h2 id="key-help" className="mb-[0.6rem] text-[1.1rem] font-bold">
        {words.keys}
      </h2>
      <dl>
        <Row keys={['?']}>{words.keyHelp}</Row>
        {LIST.map((key) => (
          <Row key={key} keys={[key]}>
            {words.doing[key]}
          </Row>
        ))}
        <Row keys={['j', 'l', '←', '→', '↑', '↓']}>{words.playerKeys}</Row>
        <Row keys={['←', '→']}>{words.splitKeys}</Row>
      </dl>
      <label className="my-[0.6rem] flex min-h-6 items-center gap-[0.6rem]">
        <input
          type="checkbox"
          className={CHOICE}
          checked={keys}
          onChange={() => setLayout({ keys: !keys })}
        />
        {words.keysOn}
      </label>
      <form method="dialog">
        <button
          type="submit"
          className="rounded-[999px] bg-accent px-[1.1rem] py-2 font-[650] text-accent-text"
        >
          {words.done}
        </button>
      </form>
    </dialog>
  );
}

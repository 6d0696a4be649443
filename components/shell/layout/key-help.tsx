'use client';

import { useEffect, useRef } from 'react';
import { useLateWords } from '#components/words/late-words.ts';
import './menu.css';
import { setLayout, useLayout } from '#components/layout/use-layout.ts';

const LIST = ['k', 'm', 'c', 't', 'f', 'o', 's', 'p', 'w'] as const;

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
    <dialog ref={dialog} className="key-help" aria-labelledby="key-help">
      <h2 id="key-help">{words.keys}</h2>
      <dl>
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{words.keyHelp}</dd>
        </div>
        {LIST.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words.doing[key]}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>j</kbd> <kbd>l</kbd> <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
          </dt>
          <dd>{words.playerKeys}</dd>
        </div>
        <div>
          <dt>
            <kbd>←</kbd> <kbd>→</kbd>
          </dt>
          <dd>{words.splitKeys}</dd>
        </div>
      </dl>
      <label>
        <input type="checkbox" checked={keys} onChange={() => setLayout({ keys: !keys })} />
        {words.keysOn}
      </label>
      <form method="dialog">
        <button type="submit" className="tab-button">
          {words.done}
        </button>
      </form>
    </dialog>
  );
}

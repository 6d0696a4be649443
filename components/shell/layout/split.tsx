'use client';

import { useRef } from 'react';
import { useShownLayout } from '#components/layout/shown-layout.ts';
import { useWords } from '#components/words/use-words.tsx';
import { say } from '#lib/words/words.ts';

/** The position, in percent, if nobody has moved it: about that of the style sheet. */
const ABOUT = 26;

/** The line between stream and chat: moved by pointer or arrow keys, kept by this browser, undone by a double click. */
export function Split() {
  const { split } = useShownLayout();
  const { chatWidth, chatWidthIs } = useWords('site').layout;
  const ready = useRef(false);
  const value = split ?? ABOUT;

  async function begin(element: HTMLElement): Promise<void> {
    if (ready.current) return;
    ready.current = true;
    const { handleSplit } = await import('./late.ts');
    handleSplit(element);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is no <hr> (w3.org/WAI/ARIA/apg, window splitter)
    <div
      className="shell-split"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={chatWidth}
      aria-valuemin={15}
      aria-valuemax={55}
      aria-valuenow={value}
      aria-valuetext={say(chatWidthIs, { n: value })}
      onPointerEnter={({ currentTarget }) => void begin(currentTarget)}
      onFocus={({ currentTarget }) => void begin(currentTarget)}
    />
  );
}

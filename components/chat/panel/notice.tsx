import { chat } from '../words.ts';
import { CLOSE } from './dom.ts';
import { createReactPart } from './react-part.tsx';
import { ToolButton } from './tool-button.tsx';

type Props = { text: string /** Which notice it is. */; count: number; onClose(): void };

export function Notice({ text, count, onClose }: Props) {
  return (
    <div
      className="row-start-7 flex max-h-32 flex-none items-center justify-between gap-2 overflow-auto border-line border-t bg-raised py-[0.35rem] ps-[0.9rem] pe-[0.4rem] wrap-anywhere"
      role="status"
      hidden={text === ''}
    >
      {/* A new element each time, so that the same sentence is read out again. */}
      <span key={count}>{text}</span>
      <ToolButton label={chat.parts.close} icon={CLOSE} onPress={onClose} />
    </div>
  );
}

/** A sentence that stays until it is closed or another comes. */
export function createNotice() {
  const { element, draw, remove } = createReactPart();
  let count = 0;
  function show(text: string): void {
    count++;
    draw(<Notice text={text} count={count} onClose={() => show('')} />);
  }
  show('');
  return { element, show, dispose: remove };
}
